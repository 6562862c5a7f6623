"""Word's own elements, as the modules here speak of them."""

from collections.abc import Iterator

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
Element = etree._Element


def w(name: str) -> str:
    """The name of one of Word's elements or attributes."""
    return f"{{{W}}}{name}"


def local(element: Element) -> str:
    """An element's name without its namespace; empty for what is no element."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def above(element: Element, name: str) -> Element | None:
    """The nearest ancestor of that name."""
    return next(element.iterancestors(w(name)), None)


def pieces(paragraph: Element) -> list[Element]:
    """The texts that stand in a paragraph itself, not in a box that hangs on it."""
    return [one for one in paragraph.iter(w("t")) if above(one, "p") is paragraph]


def text_of(paragraph: Element) -> str:
    """The words of a paragraph."""
    return "".join(one.text or "" for one in pieces(paragraph))


def paragraphs(root: Element) -> Iterator[Element]:
    """Every paragraph, those of tables and boxes too."""
    return root.iter(w("p"))


def remove(element: Element) -> None:
    """Take an element out; the text after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    _keep_tail(element, parent)
    parent.remove(element)


def unwrap(element: Element, inside: Element | None) -> None:
    """Put the children of `inside` in the place of an element."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    for offset, child in enumerate(list(inside) if inside is not None else []):
        parent.insert(at + offset, child)
    remove(element)


def _keep_tail(element: Element, parent: Element) -> None:
    if not (element.tail or "").strip():
        return
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
