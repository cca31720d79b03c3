from studio.ui.theme import Theme
from studio.ui.widgets import Button, ToolButton


def test_tool_tips_show_words_that_look_like_html_as_they_are(theme: Theme) -> None:
    words = 'Take away <img src="file:///x.png">'
    button, tool = Button(), ToolButton(theme, "x")
    button.set_text("Take away", words)
    tool.set_name(words)
    assert "<img" not in button.toolTip()
    assert "<img" not in tool.toolTip()
    assert "&lt;img" in tool.toolTip()
    assert tool.accessibleName() == words


def test_plain_tool_tips_stay_as_they_are(theme: Theme) -> None:
    tool = ToolButton(theme, "x")
    tool.set_name("Take away “phishing”")
    assert tool.toolTip() == "Take away “phishing”"


def test_icons_of_buttons_grow_with_the_text(theme: Theme) -> None:
    tool = ToolButton(theme, "x")
    assert tool.iconSize().width() == 16
    theme.choose_text(200)
    assert tool.iconSize().width() == 24
    theme.choose_text(100)
    assert tool.iconSize().width() == 16
