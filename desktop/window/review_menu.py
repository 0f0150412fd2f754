"""The Review menu: verdict, rating, proposal and signature."""

from __future__ import annotations

from desktop.window.action_spec import Entry, Spec, Submenu, When

_RATINGS = tuple(
    Spec(
        f"claim.rate_{n}", f"Rating {n}", letters=(str(n),), when=When.RATABLE, tip=f"Give the house scale's rating {n}"
    )
    for n in range(1, 8)
)

ENTRIES: tuple[Entry, ...] = (
    Spec(
        "claim.write_verdict",
        "Give Verdict",
        letters=("V",),
        icon="ph.scales",
        when=When.CLAIM,
        tip="Write the text of the verdict",
    ),
    Submenu("Rating", _RATINGS),
    Spec(
        "claim.propose",
        "Propose Verdict",
        ("Ctrl+Return",),
        icon="ph.check-circle",
        when=When.RATABLE,
        tip="Propose the verdict for a second reading",
    ),
    None,
    Spec(
        "claim.withdraw",
        "Withdraw Verdict",
        icon="ph.arrow-clockwise",
        when=When.JUDGED,
        tip="Take the proposed verdict back into work",
    ),
    Spec(
        "claim.sign_off",
        "Sign Off",
        icon="ph.lock-simple",
        when=When.SIGNABLE,
        tip="Agree with a verdict that somebody else proposed",
    ),
)
