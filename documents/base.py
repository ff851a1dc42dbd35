"""What a document's pages share, taken from a template: styles, lists, settings, fonts, pictures."""

import hashlib
from collections.abc import Mapping

from lxml import etree

from documents.compiled import Base, Picture
from documents.hostile import DOCUMENT
from documents.package import pack, piece
from documents.template_source import clean
from documents.wordml import R_NS, Relation, W, parse, relations

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PARTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS_NS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_BASE_TYPES: Mapping[str, str] = {
    "styles": f"{PARTS_TYPE}.styles+xml",
    "numbering": f"{PARTS_TYPE}.numbering+xml",
    "settings": f"{PARTS_TYPE}.settings+xml",
    "fontTable": f"{PARTS_TYPE}.fontTable+xml",
    "footnotes": f"{PARTS_TYPE}.footnotes+xml",
    "endnotes": f"{PARTS_TYPE}.endnotes+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
}
_ENDINGS = ((b"\x89PNG", "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF8", "gif"))
_CONTENT_TYPES = (
    f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    '<Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="gif" ContentType="image/gif"/>'
    f'<Override PartName="/{DOCUMENT}" ContentType="{PARTS_TYPE}.document.main+xml"/>'
    f'<Override PartName="/docProps/core.xml" ContentType="{_CORE_TYPE}"/>'
)
_ROOT_RELATIONS = (
    f'{DECLARATION}<Relationships xmlns="{_RELATIONS_NS}">'
    f'<Relationship Id="rId1" Type="{R_NS}/officeDocument" Target="{DOCUMENT}"/>'
    f'<Relationship Id="rId2" Type="{_RELATIONS_NS}/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)


def base_of(parts: Mapping[str, bytes]) -> Base:
    """Return the base of a template: its own parts, cleaned and packed under names of ours."""
    names = {
        relation.kind: relation.target
        for relation in relations(parts, DOCUMENT).values()
        if relation.kind in _BASE_TYPES and relation.target in parts
    }
    names = {kind: names[kind] for kind in _BASE_TYPES if kind in names}
    contents = {kind: _cleaned(parse(name, parts[name])) for kind, name in names.items()}
    pictures = {kind: pictures_of(parts, name) for kind, name in names.items()}
    types = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{_BASE_TYPES[kind]}"/>'
        for kind in names
    )
    listed = "".join(relationship(kind, kind, f"{kind}.xml") for kind in names)
    return Base(
        key=_key(contents),
        parts=(
            *(pack(f"word/{kind}.xml", content) for kind, content in contents.items()),
            *(
                pack(f"word/_rels/{kind}.xml.rels", relations_xml(own).encode())
                for kind, own in pictures.items()
                if own
            ),
        ),
        media=tuple(picture for own in pictures.values() for picture in own.values()),
        content_types=piece(_CONTENT_TYPES + types),
        relations=piece(f'{DECLARATION}<Relationships xmlns="{_RELATIONS_NS}">{listed}'),
        root_relations=pack("_rels/.rels", _ROOT_RELATIONS.encode()),
        styles=_style_ids(contents),
    )


def _key(contents: Mapping[str, bytes]) -> bytes:
    told = hashlib.sha256()
    for kind, content in contents.items():
        told.update(f"{kind} {len(content)} ".encode() + content)
    return told.digest()


def _cleaned(root: etree._Element) -> bytes:
    clean(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _style_ids(contents: Mapping[str, bytes]) -> frozenset[str]:
    if "styles" not in contents:
        return frozenset()
    styles = parse("styles", contents["styles"]).iter(f"{W}style")
    return frozenset(style.get(f"{W}styleId", "") for style in styles)


def relationship(reference: str, kind: str, target: str) -> str:
    """Return one relation of a part."""
    return f'<Relationship Id="{reference}" Type="{R_NS}/{kind}" Target="{target}"/>'


def relations_xml(pictures: Mapping[str, Picture]) -> str:
    """Return the relations of a header or footer to its pictures."""
    listed = "".join(
        relationship(number, "image", f"media/{p.file}") for number, p in pictures.items()
    )
    return f'{DECLARATION}<Relationships xmlns="{_RELATIONS_NS}">{listed}</Relationships>'


def pictures_of(parts: Mapping[str, bytes], name: str) -> dict[str, Picture]:
    """Return the pictures a part points to, by the number it uses for each."""
    return {
        number: _picture(parts[relation.target])
        for number, relation in relations(parts, name).items()
        if relation.kind == "image" and relation.target in parts
    }


def _picture(content: bytes) -> Picture:
    ending = next(ending for start, ending in _ENDINGS if content.startswith(start))
    file = f"{hashlib.sha256(content).hexdigest()[:16]}.{ending}"
    return Picture(file, pack(f"word/media/{file}", content))


def margin_names(
    parts: Mapping[str, bytes], section: etree._Element | None
) -> dict[tuple[str, str], str]:
    """Return the parts of a section's headers and footers by kind and place."""
    known = relations(parts, DOCUMENT)
    nowhere = Relation("", "")
    found: dict[tuple[str, str], str] = {}
    for kind in ("header", "footer"):
        for reference in () if section is None else section.findall(f"{W}{kind}Reference"):
            target = known.get(_id_of(reference), nowhere).target
            if target in parts:
                found[kind, reference.get(f"{W}type", "default")] = target
    return found


def _id_of(element: etree._Element) -> str:
    return element.get(f"{{{R_NS}}}id", "")
