"""What can be pressed is what stands on the screen and on the phone: the engine asks for the one without the other."""

from __future__ import annotations

from tests.training.driver import EVERY_DRILL, walked
from training import world
from training.look import screen_and_phone
from training.scenario import Scenario
from training.state import State
from training.view import Button


def in_sight(scenario: Scenario, state: State) -> tuple[Button, ...]:
    """What can be pressed, read off the two pictures."""
    screen, handset = screen_and_phone(scenario, state)
    return tuple(button for button in (*screen.buttons(), *handset.buttons()) if button.enabled)


@EVERY_DRILL
def test_the_engine_offers_every_button_in_sight_in_its_order_and_no_other(drill: str) -> None:
    found = walked(drill)
    some = list(found.reached)[:: max(1, len(found.reached) // 300)]

    assert len(some) > 5
    for state in (state for state in some if not state.outcome):
        assert world.offered(found.scenario, state) == in_sight(found.scenario, state)
