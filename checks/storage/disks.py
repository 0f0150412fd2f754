"""Which disk a file lies on."""

from __future__ import annotations

from pathlib import Path

_NETWORK_FILE_SYSTEMS = frozenset({
    "9p", "afs", "afpfs", "ceph", "cifs", "davfs", "fuse.davfs2", "fuse.glusterfs", "fuse.rclone", "fuse.sshfs",
    "glusterfs", "ncpfs", "nfs", "nfs4", "smb3", "smbfs", "vboxsf", "virtiofs",
})  # fmt: skip
_MOUNTS = Path("/proc/self/mounts")
_WINDOWS_REMOTE = 4
"""DRIVE_REMOTE of GetDriveTypeW."""


def is_local(path: Path) -> bool:
    """Does the file lie on a disk of this machine? False where that cannot be told."""
    absolute = path.absolute()
    if _MOUNTS.is_file():
        kind = file_system(absolute.resolve(), _MOUNTS.read_text(encoding="utf-8", errors="replace"))
        return kind not in _NETWORK_FILE_SYSTEMS
    if absolute.drive:
        return _is_local_drive(absolute)
    return not absolute.is_relative_to("/Volumes")  # where macOS mounts everything but its own disk


def file_system(path: Path, mounts: str) -> str | None:
    """The kind of file system that holds `path`, by the lines of a Unix mount table; the last, deepest mount wins."""
    best, kind = Path(), None
    for line in mounts.splitlines():
        _, folder, file_system_kind, *_ = line.split()
        mount = Path(folder.replace(r"\040", " "))
        if path.is_relative_to(mount) and len(mount.parts) >= len(best.parts):
            best, kind = mount, file_system_kind
    return kind


def _is_local_drive(path: Path) -> bool:
    import ctypes

    is_share = path.drive.startswith("\\\\")
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - type checkers elsewhere do not know it
    return not is_share and kernel.GetDriveTypeW(path.anchor) != _WINDOWS_REMOTE
