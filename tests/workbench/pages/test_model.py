"""The model pane: the option table, wants in order, forms, proposals, and the file: two views of one text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import drag
from tests.workbench.pages.conftest import Opening, held

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

FIGHT, UNSTRUCK = "Attack the Americans", "Not be struck"


@pytest.fixture
def model(opening: Opening) -> Page:
    """Return a tab with the model of `tower22` read."""
    opened = opening(height=1000)
    expect(opened.locator(".ranked").first).to_be_visible()
    return opened


def wants(page: Page, actor: str) -> Locator:
    return page.get_by_role("region", name=f"Wants of {actor}")


def militia(page: Page) -> Locator:
    return wants(page, "Islamic Resistance in Iraq")


def listed(page: Page, actor: str = "Islamic Resistance in Iraq") -> Locator:
    return wants(page, actor).locator(".entry-words")


def more(page: Page, words: str, item: str) -> None:
    """Choose `item` in the menu of a row."""
    page.get_by_role("button", name=f"More: {words}").click()
    page.get_by_role("menuitem", name=item, exact=True).click()


def undo(page: Page, step: str) -> None:
    """Undo, after the step that is undone is the one named."""
    button = page.get_by_role("button", name=re.compile("^Undo: "))
    expect(button).to_have_accessible_name(f"Undo: {step}")
    button.click()


def verdict(page: Page, claim: str) -> Locator:
    return page.locator(f'[data-claim="{claim}"] .verdict').first


def in_file(page: Page) -> Locator:
    """Show the file; return the lines of it that are shown."""
    page.get_by_role("button", name="File", exact=True).click()
    editor = page.get_by_role("textbox", name="The model file, in YAML")
    expect(editor).to_be_visible()
    return editor


# -- options ----------------------------------------------------------------------------------------------------------


def test_the_option_table_has_the_actors_their_options_and_what_is_taken_now(model: Page) -> None:
    table = model.get_by_role("table", name=re.compile("Actors and their options"))
    expect(table.get_by_role("rowheader", name=re.compile("^Iran state"))).to_be_visible()
    row = table.get_by_role("row", name=re.compile("Attack American bases"))
    expect(row.get_by_role("button", name=re.compile("^In the status quo"))).to_have_attribute("aria-pressed", "true")
    strike = table.get_by_role("row", name=re.compile("Strike the militias"))
    expect(strike).to_contain_text("never undone")
    expect(table.get_by_role("rowheader", name=re.compile("^Conditions"))).to_be_visible()


def test_space_turns_an_option_of_the_status_quo_over_and_undo_turns_it_back(model: Page) -> None:
    turn = model.get_by_role("button", name="In the status quo: option “Strike Iran itself”")
    turn.focus()
    model.keyboard.press("Space")
    expect(turn).to_have_attribute("aria-pressed", "true")
    expect(verdict(model, "no-direct-war")).to_contain_text("fails")
    undo(model, "status quo: Strike Iran itself yes")
    expect(turn).to_have_attribute("aria-pressed", "false")
    expect(verdict(model, "no-direct-war")).to_contain_text("holds")


# -- wants ------------------------------------------------------------------------------------------------------------


def test_a_want_that_is_dragged_changes_a_verdict_and_undo_brings_both_back(model: Page) -> None:
    expect(verdict(model, "message")).to_contain_text("depends")
    expect(model.locator(".options-end")).to_contain_text("equilibria")  # the table above is as high as it will be
    grips = militia(model).locator(".grip")
    drag(model, grips.nth(1), grips.nth(0))
    expect(listed(model)).to_have_text([UNSTRUCK, FIGHT])
    expect(verdict(model, "message")).to_contain_text("holds")
    undo(model, f"move want “{UNSTRUCK}” to 1 of 2")
    expect(listed(model)).to_have_text([FIGHT, UNSTRUCK])
    expect(verdict(model, "message")).to_contain_text("depends")


def test_alt_and_arrows_move_a_want_say_where_it_went_and_keep_the_focus(model: Page) -> None:
    grip = militia(model).get_by_role("button", name=re.compile(rf"^2 of 2: {UNSTRUCK}"))
    grip.focus()
    model.keyboard.press("Alt+ArrowUp")
    said = f"want “{UNSTRUCK}” is now 1 of 2 among the wants of Islamic Resistance in Iraq"
    expect(model.locator(".model > [aria-live]")).to_have_text(said)
    expect(listed(model)).to_have_text([UNSTRUCK, FIGHT])
    expect(militia(model).get_by_role("button", name=re.compile(rf"^1 of 2: {UNSTRUCK}"))).to_be_focused()
    model.keyboard.press("Alt+ArrowDown")
    expect(listed(model)).to_have_text([FIGHT, UNSTRUCK])


def test_two_moves_in_a_hurry_are_both_made(model: Page) -> None:
    first = listed(model, "United States").nth(0).inner_text()
    wants(model, "United States").locator(".grip").nth(0).focus()
    model.keyboard.press("Alt+ArrowDown")
    model.keyboard.press("Alt+ArrowDown")
    expect(listed(model, "United States").nth(2)).to_have_text(first)
    undo(model, "move want “No direct war with Iran, whoever begins it” to 3 of 8")
    expect(listed(model, "United States").nth(1)).to_have_text(first)


def test_a_want_moves_by_its_menu_too(model: Page) -> None:
    more(model, f"want “{FIGHT}”", "Make it the last")
    expect(listed(model)).to_have_text([UNSTRUCK, FIGHT])


def test_a_want_that_is_switched_off_is_a_what_if_and_no_edit(model: Page) -> None:
    switch = model.get_by_role("switch", name=f"Count on want “{FIGHT}”")
    switch.click()
    expect(militia(model)).to_contain_text("off, what if")
    expect(model.get_by_role("button", name="Nothing to undo")).to_be_visible()
    switch.click()
    expect(militia(model)).not_to_contain_text("off, what if")


def test_what_is_kept_off_is_a_proposal_until_it_is_accepted(model: Page) -> None:
    more(model, f"want “{FIGHT}”", "Keep it off (proposed)")
    tray = model.get_by_role("region", name="Proposals")
    expect(tray).to_contain_text(FIGHT)
    tray.get_by_role("button", name=f"Accept want “{FIGHT}”").click()
    expect(tray).not_to_contain_text(FIGHT)
    undo(model, f"accept want “{FIGHT}”")
    expect(tray).to_contain_text(FIGHT)


def test_a_want_is_negated_and_removed_by_its_menu(model: Page) -> None:
    more(model, f"want “{FIGHT}”", "Negate")
    expect(militia(model).locator(".entry-formal").first).to_have_text("not attack")
    more(model, f"want “{FIGHT}”", "Remove")
    expect(listed(model)).to_have_text([UNSTRUCK])
    undo(model, f"remove want “{FIGHT}”")
    undo(model, f"negate want “{FIGHT}”")
    expect(militia(model).locator(".entry-formal").first).to_have_text("attack")


# -- forms ------------------------------------------------------------------------------------------------------------


def test_a_formula_is_edited_in_place_with_marks_and_completion(model: Page) -> None:
    listed(model).nth(0).click()
    model.keyboard.press("F2")
    field = model.get_by_role("textbox", name="Wants that")
    field.press("End")
    field.type(" if usa.stryke ")
    expect(model.locator(".language-under mark")).to_have_text("usa.stryke")
    expect(field).to_have_attribute("aria-invalid", "true")
    model.get_by_role("button", name="Save", exact=True).last.click()
    expect(field).to_be_visible()  # it is not saved while it is wrong
    model.get_by_role("button", name="usa.strike", exact=True).click()
    expect(field).to_have_value(re.compile("attack if usa.strike"))
    expect(field).to_be_focused()  # the cursor is where the name was put
    field.press("End")
    field.type("and not ira")
    option = model.get_by_role("option", name=re.compile("^iran.attack"))
    expect(option).to_be_visible()
    while option.get_attribute("aria-selected") != "true":
        model.keyboard.press("ArrowDown")
    model.keyboard.press("Enter")
    expect(field).to_have_value(re.compile("and not iran.attack$"))
    field.press("Enter")
    expect(militia(model).locator(".entry-formal").first).to_have_text("attack if usa.strike and not iran.attack")
    undo(model, f"edit want “{FIGHT}”")
    expect(militia(model).locator(".entry-formal").first).to_have_text("attack")


def test_letters_typed_since_the_list_came_belong_to_the_name_that_is_chosen(model: Page) -> None:
    listed(model).nth(0).click()
    model.keyboard.press("F2")
    field = model.get_by_role("textbox", name="Wants that")
    field.press("End")
    field.type(" if usa.stri")
    expect(model.get_by_role("option", name=re.compile("^usa.strike"), selected=True)).to_be_visible()
    with held(model, "complete"):
        field.type("k")
        model.keyboard.press("Enter")
        expect(field).to_have_value(re.compile(r"^attack if usa\.strike\w*$"))


def test_a_form_that_is_saved_late_leaves_the_one_opened_meanwhile_alone(model: Page) -> None:
    model.get_by_role("button", name="Add an option of Israel").click()
    model.get_by_label("Short name").fill("wait")
    model.get_by_label("What it does").fill("Wait and see")
    with held(model, "change"):
        model.get_by_label("What it does").press("Enter")
        model.get_by_role("button", name="Add a claim").click()
        model.get_by_label("The claim in words").fill("Nobody waits")
    expect(model.get_by_role("table").get_by_text("Wait and see").first).to_be_visible()
    expect(model.get_by_label("The claim in words")).to_have_value("Nobody waits")


def test_strength_audience_and_stance_are_set_in_one_step(model: Page) -> None:
    listed(model).nth(0).dblclick()
    model.get_by_label("For whom").select_option(label="American voters")
    model.get_by_label("Stance", exact=True).select_option("avowed")
    model.get_by_role("switch", name="Much more important than all that follow").click()
    model.get_by_role("textbox", name="In words").press("Enter")
    expect(militia(model)).to_contain_text("for American voters · avowed")
    expect(militia(model)).to_contain_text("much more important than all below")
    undo(model, f"edit want “{FIGHT}”")
    expect(militia(model)).not_to_contain_text("much more important")


def test_escape_gives_a_form_up_and_the_focus_goes_back(model: Page) -> None:
    listed(model).nth(0).dblclick()
    model.get_by_role("textbox", name="In words").fill("Something else")
    model.keyboard.press("Escape")
    expect(model.get_by_role("textbox", name="In words")).to_have_count(0)
    expect(militia(model).locator(".entry-label").first).to_be_focused()
    expect(model.get_by_role("button", name="Nothing to undo")).to_be_visible()


def test_a_want_an_option_a_claim_and_a_tie_are_added(model: Page) -> None:
    model.get_by_role("button", name="Add a want of Palestinians").click()
    model.get_by_role("textbox", name="Wants that").type("not gaza_war")
    model.get_by_role("button", name="Add", exact=True).click()
    expect(listed(model, "Palestinians").last).to_have_text("not gaza_war")

    model.get_by_role("button", name="Add an option of Israel").click()
    model.get_by_role("button", name="Add", exact=True).click()
    expect(model.get_by_text("This is needed.").first).to_be_visible()
    model.get_by_label("Short name").fill("wait")
    model.get_by_label("What it does").fill("Wait and see")
    model.get_by_label("What it does").press("Enter")
    expect(model.get_by_role("table").get_by_text("Wait and see").first).to_be_visible()

    model.get_by_role("button", name="Add a claim").click()
    model.get_by_label("Short name").fill("waiting")
    test = model.get_by_role("textbox", name="Test")
    test.type("some reachable equilibrium has israel.wait")
    model.get_by_label("The claim in words").press("Enter")
    expect(model.get_by_role("region", name="Claims").last).to_contain_text("israel.wait")
    expect(verdict(model, "waiting")).to_have_text("fails")  # nobody has a reason to

    model.get_by_role("button", name="Add a tie").click()
    model.get_by_label("From", exact=True).select_option(label="Israel")
    model.get_by_label("To", exact=True).select_option(label="Palestinians")
    model.get_by_label("Is its").select_option("hostile")
    model.get_by_role("button", name="Add", exact=True).click()
    expect(model.get_by_text("Israel → Palestinians: hostile").first).to_be_visible()


# -- proposals and sentences ------------------------------------------------------------------------------------------


def test_all_proposals_are_accepted_in_one_step(model: Page) -> None:
    for each in (FIGHT, UNSTRUCK):
        more(model, f"want “{each}”", "Keep it off (proposed)")
        expect(model.get_by_role("region", name="Proposals")).to_contain_text(each)
    model.get_by_role("button", name="Accept all").click()
    expect(model.get_by_role("region", name="Proposals")).to_have_count(0)
    undo(model, "accept 3 proposals")
    expect(model.get_by_role("region", name="Proposals").get_by_role("listitem")).to_have_count(3)


def test_all_proposals_are_rejected_in_one_step(model: Page) -> None:
    model.get_by_role("button", name="Reject all").click()
    expect(model.get_by_role("region", name="Proposals")).to_have_count(0)
    expect(wants(model, "Palestinians")).to_contain_text("Wants nothing yet")
    undo(model, "reject want “A state of their own”")
    expect(model.get_by_role("region", name="Proposals")).to_have_count(1)


def test_a_proposal_is_edited_where_it_stands(model: Page) -> None:
    tray = model.get_by_role("region", name="Proposals")
    tray.get_by_role("button", name=re.compile("^Edit")).click()
    tray.get_by_role("textbox", name="In words").fill("A state at last")
    tray.get_by_role("textbox", name="In words").press("Enter")
    expect(tray).to_contain_text("A state at last")


def test_a_row_shows_its_sentences_and_a_click_goes_to_the_account(model: Page) -> None:
    badge = militia(model).locator(".sentences-count").first
    badge.focus()
    tip = model.get_by_role("tooltip")
    expect(tip).to_contain_text("Tower 22, an outpost of the American army")
    model.keyboard.press("Escape")
    expect(tip).to_have_count(0)
    badge.click()
    expect(model.locator("#pane-account")).to_be_focused()


def test_what_has_no_sentence_is_counted_and_can_be_shown_alone(model: Page) -> None:
    button = model.locator(".bare-filter")
    count = int(re.sub(r"\D", "", button.inner_text()))
    button.click()
    expect(model.locator(".tables [data-row].entry")).to_have_count(count)
    expect(model.locator(".tables .sentences-count.none")).to_have_count(count + 1)  # and the proposal in the tray


# -- the file ---------------------------------------------------------------------------------------------------------


def test_an_error_in_the_file_greys_the_last_good_model_and_says_where_and_what_to_write(model: Page) -> None:
    more(model, "claim “Both capitals keep out of a direct war”", "Show in the file")
    expect(model.locator(".cm-content")).to_be_focused()  # the editor has gone to the claim
    model.locator(".cm-line", has_text="test: no reachable equilibrium has direct_war").first.click()
    model.keyboard.press("End")
    model.keyboard.press("End")  # a line that goes over two has two ends
    model.keyboard.type("s")
    errors = model.get_by_role("region", name="Errors")
    expect(errors).to_contain_text("direct_wars")
    expect(model.locator(".cm-error")).to_have_text("direct_wars")
    model.get_by_role("button", name="Table", exact=True).click()
    expect(model.locator(".tables > .stale")).to_be_visible()
    errors.get_by_role("button", name="Write direct_war").click()
    expect(errors).to_have_count(0)
    expect(model.locator(".tables > .stale")).to_have_count(0)
    undo(model, "write “direct_war”")
    expect(errors).to_have_count(1)
    undo(model, "typing in the file")
    expect(errors).to_have_count(0)


def test_a_row_goes_to_its_lines_and_a_line_to_its_row(model: Page) -> None:
    model.get_by_role("button", name="Both", exact=True).click()
    more(model, f"want “{UNSTRUCK}”", "Show in the file")
    line = model.locator(".cm-line", has_text="id: no-strike")
    expect(line).to_be_visible()
    expect(model.locator(".cm-content")).to_be_focused()  # it has stopped to move
    model.locator(".cm-line", has_text="id: fight").click()
    expect(model.locator('[data-row="want:militia.fight"]')).to_have_class(re.compile("chosen"))
    expect(militia(model)).to_be_in_viewport()


@pytest.mark.parametrize("start", ["Control+Home", "Control+End"])
def test_words_are_searched_for_in_the_file_and_shown_however_far_away(model: Page, start: str) -> None:
    in_file(model).click()
    model.keyboard.press(start)
    model.keyboard.press("Control+f")
    expect(model.get_by_role("textbox", name="Find")).to_be_focused()
    model.keyboard.type("late-strike")
    model.keyboard.press("Enter")
    expect(model.locator(".cm-searchMatch-selected, .cm-searchMatch").first).to_have_text("late-strike")


def test_keys_and_names_complete_in_the_file(model: Page) -> None:
    in_file(model).click()
    model.keyboard.press("Control+Home")
    model.keyboard.type("mov")
    listed = model.locator(".cm-tooltip-autocomplete:not(.cm-tooltip-autocomplete-disabled)")
    expect(listed).to_have_text(re.compile("^moves"))  # what fits all three letters, and not the first of them
    model.wait_for_timeout(200)  # the editor takes no Enter right after the list has opened
    model.keyboard.press("Enter")
    expect(model.locator(".cm-line").first).to_have_text(re.compile("^moves:"))


def test_undo_in_the_file_and_beside_it_is_one(model: Page) -> None:
    more(model, f"want “{FIGHT}”", "Make it the last")
    expect(listed(model)).to_have_text([UNSTRUCK, FIGHT])
    in_file(model).click()
    model.keyboard.press("Control+z")
    model.get_by_role("button", name="Table", exact=True).click()
    expect(listed(model)).to_have_text([FIGHT, UNSTRUCK])
    model.get_by_role("button", name=re.compile("^Steps: 0 taken, 1 taken back")).click()
    model.get_by_role("menuitemradio", name=re.compile("move want")).click()
    expect(listed(model)).to_have_text([UNSTRUCK, FIGHT])


@pytest.mark.parametrize("width", [400, 1280, 2560])
def test_the_pane_fits_and_its_targets_are_large_enough(opening: Opening, width: int) -> None:
    page = opening(width=width)
    if width == 400:
        page.get_by_role("tab", name="Model").click()
    expect(page.locator(".ranked").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("(e => e.scrollWidth <= e.clientWidth + 1)(document.querySelector('.tables'))")
    small = """[...document.querySelectorAll('.model button:not(.hint-mark), .model .switch')]
      .map(each => [each.getBoundingClientRect(), each.className, each.ariaLabel])
      .filter(([box]) => box.width && (box.width < 24 || box.height < 24))
      .map(([box, ...name]) => [...name, box.width, box.height])"""
    assert [] == page.evaluate(small)
