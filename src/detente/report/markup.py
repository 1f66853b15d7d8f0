"""A few functions that write HTML: everything that comes from a model or a text passes through `words`.

`Markup` is text that is already HTML. Elements are only made by `tag`, so they nest, and their text is escaped.
"""

from __future__ import annotations

import re
from html import escape
from typing import NewType

from detente.report.visible import one_line, visible

Markup = NewType("Markup", str)

NOTHING = Markup("")
_VOID = frozenset({"meta", "br", "hr", "col", "img"})


def words(text: str) -> Markup:
    r"""Return `text` escaped, what cannot be seen in it written as codes.

    >>> words("<b>\u202e")
    '&lt;b&gt;\\u202e'
    """
    return Markup(escape(visible(text), quote=True))


def tag(name: str, *children: Markup, **attributes: str | None) -> Markup:
    """Return an element. Attributes that are None are left out; `class_` is class, `aria_label` is aria-label.

    >>> tag("p", words("a < b"), class_="x")
    '<p class="x">a &lt; b</p>'
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(one_line(value), quote=True)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{name}{given}>" if name in _VOID else f"<{name}{given}>{''.join(children)}</{name}>")


def join(*parts: Markup, by: str = "") -> Markup:
    """Return the parts one after the other, empty ones left out, with the plain text `by` in between."""
    return Markup(escape(by).join(part for part in parts if part))


def link(target: str, *children: Markup, **attributes: str | None) -> Markup:
    """Return a link to the element of this page whose id is `target`."""
    return tag("a", *children, href=f"#{target}", **attributes)


def anchor_id(kind: str, key: str) -> str:
    """Return an id for the page: letters, digits, dots and hyphens stay, the rest is written as its code.

    >>> anchor_id("claim", "no-war"), anchor_id("a", "side: b")
    ('claim-no-war', 'a-side_3a__20_b')
    """
    return f"{kind}-" + re.sub(r"[^A-Za-z0-9.-]", lambda found: f"_{ord(found[0]):x}_", key)
