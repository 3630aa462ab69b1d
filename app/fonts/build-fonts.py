"""Builds the two font files of the reader's site, and the two that card pictures are drawn with. Run once, by hand,
when a face or the letters change:

    pip install fonttools brotli fontpkg-literata==3.103 fontpkg-inter==4.1.post1
    python app/fonts/build-fonts.py

Two files and 90 KB are all that a page may load, so the real italic travels inside the roman file, under OpenType's
own feature `ital` (registered for fonts that hold both), at one weight and one optical size: emphasis in running text.

Cards are drawn on the server by a program that reads neither WOFF2 nor variable fonts, and asks another site for every
letter that a font lacks: they get plain files with the letters that `lib/sharing/share-card.ts` lets through.
"""

import io
from importlib.resources import files
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.varLib import instancer
from fontTools.varLib.hvar import add_HVAR

HERE = Path(__file__).parent
ASCII = "".join(map(chr, range(0x20, 0x7F)))
LATIN_1 = "".join(map(chr, range(0xA0, 0x100)))
# Azerbaijani, Turkish and Crimean Tatar whole; of the other languages what names in the news need.
NAMES = "ƏəĞğİıŞşŒœŽžŠšČčĆćĐđŁłŃńŚśŻżĄąĘęŐőŰűŘřĚěȚțȘșĂăĀāĒēĪīŪū"
SIGNS = "ʻ–—‘’‚“”„•…‰′″‹›€₼№™−→←↗"
EMPHASISED = "".join(c for c in ASCII + LATIN_1 + NAMES if c.isalpha()) + "()’‘“”?!&"
# Headlines of archives in Cyrillic as well: nothing is sent to a reader. The same ranges as in share-card.ts.
CARD_RANGES = [
    (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x148), (0x14A, 0x17E), (0x18F, 0x18F), (0x218, 0x21B),
    (0x259, 0x259), (0x2BB, 0x2BC), (0x401, 0x44F), (0x451, 0x45F), (0x490, 0x493), (0x4AE, 0x4AF),
    (0x4BA, 0x4BB), (0x4D8, 0x4D9), (0x4E8, 0x4E9),
    (0x2013, 0x2014), (0x2018, 0x201A), (0x201C, 0x201E), (0x2022, 0x2022), (0x2026, 0x2026), (0x2039, 0x203A),
    (0x20AC, 0x20AC), (0x20BC, 0x20BD), (0x2116, 0x2116), (0x2212, 0x2212),
]
CARD_LETTERS = "".join(chr(code) for first, last in CARD_RANGES for code in range(first, last + 1))


def load(package: str, name: str, limits: dict) -> TTFont:
    font = TTFont(str(files(package) / "files" / name))
    font = instancer.instantiateVariableFont(font, limits)
    buffer = io.BytesIO()
    font.save(buffer)
    return TTFont(io.BytesIO(buffer.getvalue()))


def cut(font: TTFont, text: str, features: list[str]) -> TTFont:
    options = subset.Options(
        layout_features=features, hinting=False, name_IDs=[0, 13, 14], glyph_names=True,
        drop_tables=["VVAR", "vhea", "vmtx", "DSIG", "meta", "BASE", "gasp", "prep"],
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(font)
    return font


def graft_italic(roman: TTFont, italic: TTFont) -> None:
    """Copies the italic's glyphs in as `x.ital` and swaps them in by the feature `ital`."""
    glyphs, order = italic["glyf"], list(roman.getGlyphOrder())
    wanted = {name: f"{name}.ital" for name in italic.getGlyphOrder() if name != ".notdef"}
    for name, grafted in wanted.items():
        glyph = glyphs[name]
        glyph.expand(glyphs)
        if glyph.isComposite():
            for component in glyph.components:
                component.glyphName = wanted[component.glyphName]
        roman["glyf"].glyphs[grafted] = glyph
        roman["hmtx"].metrics[grafted] = italic["hmtx"].metrics[name]
        roman["gvar"].variations[grafted] = []
        order.append(grafted)
    roman.setGlyphOrder(order)
    roman["glyf"].glyphOrder = order
    if "GDEF" in roman:
        del roman["GDEF"].table.GlyphClassDef
        roman["GDEF"].table.GlyphClassDef = None
    letters, italics = roman.getBestCmap(), italic.getBestCmap()
    swaps = "".join(f"sub {letters[code]} by {wanted[name]};" for code, name in sorted(italics.items()) if code in letters)
    addOpenTypeFeaturesFromString(roman, merge_features(roman, swaps), tables=["GSUB"])
    del roman["HVAR"]
    add_HVAR(roman)


def merge_features(font: TTFont, swaps: str) -> str:
    """The roman's own figures and ligatures written again beside `ital`, since the table is built anew."""
    table = font["GSUB"].table
    blocks = {"ital": swaps}
    for record in table.FeatureList.FeatureRecord:
        rules = []
        for index in record.Feature.LookupListIndex:
            for part in table.LookupList.Lookup[index].SubTable:
                part = getattr(part, "ExtSubTable", part)
                if hasattr(part, "mapping"):
                    rules += [f"sub {one} by {other};" for one, other in part.mapping.items()]
                for first, found in getattr(part, "ligatures", {}).items():
                    rules += [f"sub {' '.join([first, *entry.Component])} by {entry.LigGlyph};" for entry in found]
        blocks.setdefault(record.FeatureTag, "".join(dict.fromkeys(rules)))
    # `ital` first: a ligature of the roman must not swallow letters that are to be italic.
    body = "".join(f"feature {tag} {{ {blocks[tag]} }} {tag};" for tag in sorted(blocks, key=lambda tag: tag != "ital"))
    return "languagesystem DFLT dflt; languagesystem latn dflt;" + body


def save(font: TTFont, name: str) -> None:
    font.flavor = "woff2"
    font["post"].formatType = 3.0
    font.save(HERE / name)
    print(name, (HERE / name).stat().st_size, "bytes,", font["maxp"].numGlyphs, "glyphs")


def save_for_cards(package: str, file: str, limits: dict, name: str) -> None:
    font = cut(load(package, file, limits), CARD_LETTERS, ["kern"])
    missing = [letter for letter in CARD_LETTERS if ord(letter) not in font.getBestCmap()]
    if missing:
        raise SystemExit(f"{name} has no {missing}")
    font.save(HERE / name)
    print(name, (HERE / name).stat().st_size, "bytes")


def main() -> None:
    text = ASCII + LATIN_1 + NAMES + SIGNS
    roman = cut(load("fontpkg_literata", "Literata[opsz,wght].ttf", {"wght": (400, 700), "opsz": (16, 48)}), text,
                ["kern", "liga", "onum", "lnum", "tnum"])
    italic = cut(load("fontpkg_literata", "Literata-Italic[opsz,wght].ttf", {"wght": 400, "opsz": 18}), EMPHASISED, [])
    graft_italic(roman, italic)
    save(roman, "digest-serif.woff2")
    sans = cut(load("fontpkg_inter", "Inter[opsz,wght].ttf", {"wght": 500, "opsz": 14}), text, ["kern", "tnum"])
    save(sans, "digest-sans.woff2")
    save_for_cards("fontpkg_literata", "Literata[opsz,wght].ttf", {"wght": 600, "opsz": 48}, "card-serif.ttf")
    save_for_cards("fontpkg_inter", "Inter[opsz,wght].ttf", {"wght": 500, "opsz": 28}, "card-sans.ttf")


main()
