"""Bugs planted in the engine one at a time: what proves the shipped drills must catch every one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from tests.training import planting
from tests.training.driver import APPROVE, CHANGED, SHIPPED_DRILLS
from tests.training.planting import Plants
from training import bank_portal, detectors, faults, phone, world
from training.actions import Action
from training.bank_portal import Handler, Outcome
from training.scenario import Scenario
from training.state import State, Window
from training.transactions import digest_together

SWAPPED = SHIPPED_DRILLS["right_total_wrong_account"]
LATE = SHIPPED_DRILLS["code_expired_or_mistyped"]
TWO = SHIPPED_DRILLS["last_months_file_again"]
FALSE_OFFICER = SHIPPED_DRILLS["false_bank_officer"]
ASTRAY = SHIPPED_DRILLS["no_code_arrives"]
LEFT_PHONE = SHIPPED_DRILLS["boss_leaves_his_phone"]
PLANTS = Plants()
plant = PLANTS.plant


def before(
    patch: pytest.MonkeyPatch, kind: str, change: Callable[[State, Action], tuple[State, Action]]
) -> None:
    """Lets a handler see another state or action than it was given."""
    handler = world.HANDLERS[kind]

    def bent(scenario: Scenario, state: State, action: Action) -> Outcome:
        return handler(scenario, *change(state, action))

    patch.setitem(world.HANDLERS, kind, bent)


def on_bank(state: State, **changes: object) -> State:
    return state.on_page(**changes)


def on_code(state: State, **changes: object) -> State:
    return on_bank(state, challenge=state.window.challenge and replace(state.window.challenge, **changes))


@plant(CHANGED)
def a_code_is_not_bound_to_its_set(patch: pytest.MonkeyPatch) -> None:
    def bend(state: State, action: Action) -> tuple[State, Action]:
        rebound = on_code(state, digest=digest_together(state.in_hand))
        right = action.get("code") == bank_portal.current_code(state)
        return rebound, action.with_args({"code": bank_portal.current_code(rebound)}) if right else action

    before(patch, "enter_code", bend)


@plant(APPROVE)
def a_code_never_expires(patch: pytest.MonkeyPatch) -> None:
    before(patch, "enter_code", lambda state, action: (on_code(state, sent_at=state.now), action))


@plant(APPROVE)
def an_old_code_still_works(patch: pytest.MonkeyPatch) -> None:
    def bend(state: State, action: Action) -> tuple[State, Action]:
        old = action.get("code") in bank_portal.superseded_codes(state)
        return state, action.with_args({"code": bank_portal.current_code(state)}) if old else action

    before(patch, "enter_code", bend)


@plant(APPROVE)
def a_code_may_be_tried_for_ever(patch: pytest.MonkeyPatch) -> None:
    before(patch, "enter_code", lambda state, action: (on_code(state, wrong_tries=0), action))


@plant(APPROVE)
def telling_the_code_is_not_noticed(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(detectors.DETECTORS, "told_code", lambda *step: False)


@plant(APPROVE)
def telling_the_code_counts_as_refusing(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(phone._EFFECTS, "tell_code", "message_refused")


@plant(APPROVE)
def refusing_counts_as_telling_the_code(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(phone._EFFECTS, "refuse", "code_told")


@plant(APPROVE)
def cancelling_leads_to_a_page_with_no_way_on(patch: pytest.MonkeyPatch) -> None:
    def trapped(scenario: Scenario, state: State, action: Action) -> Outcome:
        return on_bank(state, screen="locked"), []

    patch.setitem(world.HANDLERS, "cancel_code", trapped)


@plant(APPROVE)
def the_way_back_from_refusing_leads_round_in_a_circle(patch: pytest.MonkeyPatch) -> None:
    before(patch, "reject", lambda state, action: (state, action.with_args({"reason": ""})))
    opened = world.HANDLERS["open_inbox"]

    def back(scenario: Scenario, state: State, action: Action) -> Outcome:
        return (state, []) if state.window.screen == "reject" else opened(scenario, state, action)

    patch.setitem(world.HANDLERS, "open_inbox", back)


@plant(APPROVE)
def approving_without_looking_is_not_noticed(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(detectors.DETECTORS, "approved_unseen", lambda *step: False)


@plant(CHANGED)
def having_seen_an_earlier_version_is_enough(patch: pytest.MonkeyPatch) -> None:
    seen = Window.has_seen
    patch.setattr(Window, "has_seen", lambda window, s: seen(window, s) or s.ref in dict(window.seen))


@plant(APPROVE)
def a_user_is_never_locked(patch: pytest.MonkeyPatch) -> None:
    before(patch, "login", lambda state, action: (on_bank(state, failed_sign_ins=0), action))


@plant(APPROVE)
def real_data_counts_as_a_failed_sign_in(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(bank_portal, "looks_real", lambda text: False)


@plant(APPROVE)
def a_new_code_may_be_had_at_once(patch: pytest.MonkeyPatch) -> None:
    def offered(scenario: Scenario, state: State) -> tuple[object, ...]:
        buttons = () if state.outcome else world.pressable(scenario, state)
        return tuple(b for b in buttons if b.enabled or b.action == "resend_code")

    patch.setattr(world, "offered", offered)
    before(patch, "resend_code", lambda state, action: (on_bank(state, challenge=None), action))


@plant(APPROVE)
def one_code_more_is_sent_than_the_rules_allow(patch: pytest.MonkeyPatch) -> None:
    for kind in ("confirm", "resend_code"):
        handler = world.HANDLERS[kind]

        def generous(scenario: Scenario, state: State, action: Action, handler: Handler = handler) -> Outcome:
            codes = replace(scenario.codes, max_sends=scenario.codes.max_sends + 1)
            return handler(replace(scenario, codes=codes), state, action)

        patch.setitem(world.HANDLERS, kind, generous)


@plant(APPROVE)
def a_set_is_refused_without_a_reason(patch: pytest.MonkeyPatch) -> None:
    before(patch, "reject", lambda state, action: (state, action.with_args({"reason": "x"})))


@plant(APPROVE)
def any_six_digits_approve(patch: pytest.MonkeyPatch) -> None:
    before(
        patch,
        "enter_code",
        lambda state, action: (state, action.with_args({"code": bank_portal.current_code(state)})),
    )


@plant(CHANGED)
def the_planted_change_never_happens(patch: pytest.MonkeyPatch) -> None:
    verb = faults.VERBS["change_amount"]
    patch.setitem(
        faults.VERBS, "change_amount", replace(verb, apply=lambda scenario, fault, state: (state, []))
    )


@plant(LATE)
def being_called_away_takes_no_time(patch: pytest.MonkeyPatch) -> None:
    verb = faults.VERBS["pass_time"]
    patch.setitem(faults.VERBS, "pass_time", replace(verb, apply=lambda scenario, fault, state: (state, [])))


@plant(TWO)
def ticking_all_approves_only_the_first(patch: pytest.MonkeyPatch) -> None:
    def first(state: State, action: Action) -> tuple[State, Action]:
        one = on_bank(state, open_ref=state.window.open_ref.split("+")[0])
        right = action.get("code") == bank_portal.current_code(state)
        one = on_code(one, digest=digest_together(one.in_hand))
        return one, action.with_args({"code": bank_portal.current_code(one)}) if right else action

    before(patch, "enter_code", first)


@plant(TWO)
def a_second_payment_is_not_noticed(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(detectors.DETECTORS, "approved_bad_set", lambda *step: False)


@plant(FALSE_OFFICER)
def a_false_page_takes_passwords_unnoticed(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(world.HANDLERS, "give_away", world.HANDLERS["close_page"])


@plant(FALSE_OFFICER)
def a_false_page_cannot_be_closed(patch: pytest.MonkeyPatch) -> None:
    for kind in ("close_page", "give_away"):
        patch.setitem(world.HANDLERS, kind, lambda scenario, state, action: (state, []))


@plant(ASTRAY)
def a_code_sent_to_another_number_comes_all_the_same(patch: pytest.MonkeyPatch) -> None:
    for kind in ("confirm", "resend_code"):
        before(patch, kind, lambda state, action: (on_bank(state, number_wrong=False), action))


@plant(ASTRAY)
def a_number_put_right_stays_wrong(patch: pytest.MonkeyPatch) -> None:
    verb = faults.VERBS["mend_number"]
    patch.setitem(
        faults.VERBS, "mend_number", replace(verb, apply=lambda scenario, fault, state: (state, []))
    )


@plant(ASTRAY)
def handing_over_needs_no_word_to_anybody(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(detectors.DETECTORS, "not_reported", lambda *step: False)


@plant(LEFT_PHONE)
def making_and_approving_alone_is_not_noticed(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(phone._EFFECTS, "use_single", "asked")


@plant(SWAPPED)
def nobody_need_be_told(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(detectors.NEEDS, "always", lambda scenario, state: False)


@plant(SWAPPED)
def whoever_was_told_is_forgotten(patch: pytest.MonkeyPatch) -> None:
    def told(scenario: Scenario, state: State, action: Action) -> Outcome:
        after, events = phone.contact(scenario, state, action)
        return replace(after, phone=replace(after.phone, contacted=state.phone.contacted)), events

    patch.setitem(world.HANDLERS, "contact", told)


@plant(APPROVE)
def a_button_does_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(world.HANDLERS, "open_inbox", bank_portal.refused)


@plant(APPROVE)
def the_portal_cannot_be_left(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(world.HANDLERS, "logout", lambda scenario, state, action: (state, []))


def complaints(drill: Scenario) -> Iterator[str]:
    """Everything that the proofs of `test_exploration` say of a drill, on a copy with fewer sends."""
    yield from planting.complaints(replace(drill, codes=replace(drill.codes, max_sends=2)))


@pytest.mark.parametrize("drill", [APPROVE, CHANGED], ids=lambda drill: drill.id)
def test_the_engine_as_it_is_draws_no_complaint(drill: Scenario) -> None:
    assert list(complaints(drill)) == []


@pytest.mark.parametrize("bug", PLANTS)
def test_a_planted_bug_is_caught(bug: str, monkeypatch: pytest.MonkeyPatch) -> None:
    drill, put_in = PLANTS[bug]
    put_in(monkeypatch)

    assert list(complaints(drill)) != []
