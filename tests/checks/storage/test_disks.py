"""Network folders are told from local disks."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.storage import disks

MOUNTS = r"""
/dev/sda1 / ext4 rw 0 0
server:/desk /mnt/desk nfs4 rw 0 0
//server/share /mnt/my\040share cifs rw 0 0
tmpfs /mnt/desk/fast tmpfs rw 0 0
""".strip()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/desk/strike.casebook", "ext4"),
        ("/mnt/desk/strike.casebook", "nfs4"),
        ("/mnt/desktop/strike.casebook", "ext4"),
        ("/mnt/my share/strike.casebook", "cifs"),
        ("/mnt/desk/fast/strike.casebook", "tmpfs"),
    ],
)
def test_the_deepest_mount_counts(path: str, kind: str) -> None:
    assert disks.file_system(Path(path), MOUNTS) == kind


def test_a_network_folder_is_not_local(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/x {tmp_path.resolve()} nfs4 rw 0 0\n")
    monkeypatch.setattr(disks, "_MOUNTS", mounts)
    assert not disks.is_local(tmp_path / "strike.casebook")
    assert disks.is_local(tmp_path.parent / "strike.casebook")


def test_without_a_mount_table_only_volumes_are_doubted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disks, "_MOUNTS", tmp_path / "none")
    assert disks.is_local(tmp_path)
    assert not disks.is_local(Path("/Volumes/Desk/strike.casebook"))
