"""Prints the overrides of app/styles/fonts.css that make a system font as wide and as high as ours.

    pip install fonttools brotli && python app/fonts/measure-fallbacks.py

The fonts of Liberation have the metrics of Times New Roman and Arial, which is what most devices have.
"""

from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).parent
LIBERATION = Path("/usr/share/fonts/truetype/liberation")
# Letters and the space by their share in English running text, per cent.
SHARES = dict(zip(" etaonisrhldcumfwgpybvk", [18.3, 10.3, 7.5, 6.5, 6.2, 5.7, 5.7, 5.3, 5.0, 5.0, 3.3, 3.3, 2.2, 2.3, 2.0,
                                              2.0, 1.7, 1.6, 1.5, 1.4, 1.3, 0.8, 0.6]))


def mean_advance(font: TTFont) -> float:
    letters, metrics = font.getBestCmap(), font["hmtx"]
    total = sum(metrics[letters[ord(letter)]][0] * share for letter, share in SHARES.items())
    return total / sum(SHARES.values()) / font["head"].unitsPerEm


# Text at the size it is read at, headlines at the size of a phone's; the sans has one weight.
PAIRS = (
    ("digest-serif.woff2", {"opsz": 20, "wght": 400}, "LiberationSerif-Regular.ttf"),
    ("digest-serif.woff2", {"opsz": 30, "wght": 600}, "LiberationSerif-Bold.ttf"),
    ("digest-sans.woff2", {}, "LiberationSans-Regular.ttf"),
)
for ours, place, theirs in PAIRS:
    font = TTFont(HERE / ours)
    if place:
        font = instantiateVariableFont(font, place)
    size = mean_advance(font) / mean_advance(TTFont(LIBERATION / theirs))
    em = font["head"].unitsPerEm
    ascent, descent = font["hhea"].ascent / em / size, -font["hhea"].descent / em / size
    print(f"{theirs}: size-adjust {size:.1%}; ascent-override {ascent:.1%}; descent-override {descent:.1%}")
