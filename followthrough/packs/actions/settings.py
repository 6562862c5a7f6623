"""How a council's reports look: their layouts, and the Word template."""

from uuid import UUID

from followthrough.audit import actions as audit
from followthrough.councils.models import Council, Person
from followthrough.councils.scope import writing
from followthrough.files import actions as files
from followthrough.lib import digest
from followthrough.lib.refused import Refused
from followthrough.packs import house, queries, rules
from followthrough.packs.models import ReportLayout, WordTemplate
from followthrough.packs.rules import Layout

# Where on the page of a section or a clearer a fault of its layout is mended.
_AT_FAULT = {
    "no_paragraphs": "kind",
    "heading_needed": "heading",
    "key_taken": "heading",
    "clearer_name_needed": "name",
    "clears_nothing": "sections",
}


def save_layout(
    *, council: Council, by: Person, layout: Layout, of: ReportLayout | None, version: int = 0
) -> ReportLayout:
    """Set down how reports are laid out: anew, or in the place of `of`, whose `version` was seen.

    What is laid out like that already, under that name, stays as it is.
    """
    for code, words in rules.layout_faults(layout):
        raise Refused(code, _AT_FAULT.get(code, ""), name=words)
    if not layout.name.strip():
        raise Refused("layout_name_needed", "name")
    with writing(council):
        audit.take_turn(council.id)
        rows = ReportLayout.objects.select_for_update().filter(council=council)
        row = rows.filter(id=of.id).first() if of else None
        named = rows.filter(name=layout.name).first()
        if of and row is None:
            raise Refused("layout_gone")
        there = row or named
        if there is not None and rules.layout_of(there.sections) == layout:
            return there
        if named is not None and named != row:
            raise Refused("layout_name_taken", "name", name=layout.name)
        row = row or ReportLayout(council=council, version=0)
        if of and row.version != version:
            raise Refused("layout_changed_meanwhile")
        row.name, row.sections, row.version = layout.name, rules.as_data(layout), row.version + 1
        row.save()
        _record_layout(row, by, "packs.layout_saved")
    return row


def save_template(*, council: Council, by: Person, data: bytes, name: str) -> WordTemplate:
    """Make the council's Word files by a template from now on; the same once more changes nothing.

    It is kept as the checker leaves it. Refused with its faults where it has any; the one in use then stays.
    """
    checked = house.looked_at(council, data)
    if checked.faults:
        raise Refused("template_faulty", "file", faults=checked.faults)
    mark = digest.of_bytes(checked.template)
    with writing(council):
        audit.take_turn(council.id)
        used = queries.template_in_use(council)
        if used and (used.digest, used.name) == (mark, name):
            return used
        kept = files.keep(council_id=council.id, data=checked.template, name=name)
        return _set_template(council, by, "packs.template_saved", name, kept.id, mark)


def put_back_template(*, council: Council, by: Person, former: WordTemplate) -> WordTemplate:
    """Use a former template again; one that is in use stays as it is."""
    with writing(council):
        audit.take_turn(council.id)
        used = queries.template_in_use(council)
        if used and used.digest == former.digest:
            return used
        if queries.template_bytes(council, former) is None:
            raise Refused("template_gone")
        return _set_template(council, by, "packs.template_put_back", former.name, former.file_id, former.digest)


def remove_template(*, council: Council, by: Person) -> None:
    """Go back to the product's own look. What was used is kept, and can be put back."""
    with writing(council):
        audit.take_turn(council.id)
        if queries.template_in_use(council):
            _set_template(council, by, "packs.template_removed", "", None, "")


def _set_template(council: Council, by: Person, verb: str, name: str, file_id: UUID | None, mark: str) -> WordTemplate:
    last = WordTemplate.objects.filter(council=council).first()
    number = last.number + 1 if last else 1
    row = WordTemplate.objects.create(
        council=council, by=by, number=number, name=name[:255], file_id=file_id, digest=mark
    )
    audit.record(council_id=council.id, by=by.id, verb=verb, subjects=[row.id], said={"name": row.name})
    return row


def remove_layout(*, council: Council, by: Person, layout: ReportLayout, version: int) -> None:
    """Offer a layout no longer. Reports keep what they were begun in; one that is gone already stays gone."""
    with writing(council):
        audit.take_turn(council.id)
        row = ReportLayout.objects.select_for_update().filter(council=council, id=layout.id).first()
        if row is None:
            return
        if row.version != version:
            raise Refused("layout_changed_meanwhile")
        _record_layout(row, by, "packs.layout_removed")
        row.delete()


def _record_layout(row: ReportLayout, by: Person, verb: str) -> None:
    audit.record(council_id=row.council_id, by=by.id, verb=verb, subjects=[row.id], said={"name": row.name})
