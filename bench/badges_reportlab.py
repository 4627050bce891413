"""The badges of badges.json drawn with ReportLab: the same fonts, photos, flags and places, for comparison.

    /usr/bin/python3 bench/badges_reportlab.py given|own FOLDER

given: QR matrices come from badges.json.  own: ReportLab makes each QR itself.  FOLDER is the one that the badge benchmark names at its end.
ReportLab does not shape text: the Indic and Arabic names come out wrong here, and it is not charged for that.
"""
import io
import json
import os
import re
import resource
import sys
import time

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import HexColor, white
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

MM = 72 / 25.4
WIDTH, HEIGHT = 105 * MM, 148 * MM
LEFT, RIGHT = 17, WIDTH - 17
QR = 22 * MM / 25 * 33
INK, QUIET, LINE, GOLD = map(HexColor, ("#16202E", "#566274", "#D9DEE6", "#8A6500"))
ASSETS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Events.Infrastructure", "Assets")
SCRIPTS = [("\u0e00", "\u0e7f", "NotoSansThai"), ("\u0e80", "\u0eff", "NotoSansLao"), ("\u1780", "\u17ff", "NotoSansKhmer"),
           ("\u1000", "\u109f", "NotoSansMyanmar"), ("\u0b80", "\u0bff", "NotoSansTamil"), ("\u0600", "\u06ff", "NotoNaskhArabic"),
           ("\u4e00", "\u9fff", "NotoSansSC")]


def font_of(text, weight="Bold"):
    for first, last, family in SCRIPTS:
        if any(first <= character <= last for character in text):
            return f"{family}-{weight}"
    return f"NotoSans-{weight}"


def centred(canvas, text, y, size, floor, colour, weight="Bold", left=LEFT, right=RIGHT):
    if not text:
        return
    font = font_of(text, weight)
    while size > floor and pdfmetrics.stringWidth(text, font, size) > right - left:
        size -= 0.5
    canvas.setFont(font, size)
    canvas.setFillColor(colour)
    canvas.drawCentredString((left + right) / 2, HEIGHT - y, text)


def matrix_image(rows):
    pixels = bytes(0 if module == "1" else 255 for row in rows for module in row)
    return ImageReader(io.BytesIO(b"P5\n%d %d\n255\n" % (len(rows), len(rows)) + pixels))


def draw(canvas, title, badge, flags, own):
    centred(canvas, title, 35, 10, 7, QUIET)
    canvas.setStrokeColor(LINE)
    canvas.line(WIDTH / 2 - 24, HEIGHT - 50, WIDTH / 2 + 24, HEIGHT - 50)
    centred(canvas, badge["NativeName"] or badge["LatinName"], 105, 30, 14, INK)
    if badge["NativeName"]:
        centred(canvas, badge["LatinName"], 150, 24, 14, INK)
    words = badge["Office"].split()
    centred(canvas, " ".join(words[:len(words) // 2 + 1]), 186, 11.5, 8, INK, "Regular")
    centred(canvas, " ".join(words[len(words) // 2 + 1:]), 200, 11.5, 8, INK, "Regular")
    centred(canvas, badge["Organisation"], 221, 10, 7, QUIET, "Regular")
    centred(canvas, badge["CountryName"], 246, 12, 7, INK, left=LEFT + 31)
    code = badge["CountryCode"].lower()
    flag = flags.setdefault(code, os.path.join(ASSETS, "Flags", code + ".png"))
    canvas.drawImage(flag, WIDTH / 2 - 60, HEIGHT - 251, 24, 18)
    canvas.drawImage(badge["photo"], LEFT, HEIGHT - 356, 72, 96)
    middle = (LEFT + 80 + RIGHT + 6 - QR) / 2
    if badge["IsHeadOfDelegation"]:
        canvas.setFillColor(GOLD)
        canvas.circle(middle, HEIGHT - 274, 14, stroke=0, fill=1)
    centred(canvas, badge["Capacity"], 300, 8.5, 6, GOLD if badge["IsHeadOfDelegation"] else INK, left=middle - 53, right=middle + 53)
    canvas.setStrokeColor(INK)
    for index, zone in enumerate(badge["Zones"]):
        x = middle - len(badge["Zones"]) * 10.75 + index * 21.5
        canvas.rect(x, HEIGHT - 356, 18, 18)
        centred(canvas, zone, 352, 11, 6, INK, left=x, right=x + 18)
    x, y = RIGHT + 8 - QR, HEIGHT - 260 - QR
    if own:
        widget = QrCodeWidget(badge["Code"], barLevel="Q")
        left, bottom, right, top = widget.getBounds()
        drawing = Drawing(QR, QR, transform=[QR / (right - left), 0, 0, QR / (top - bottom), 0, 0])
        drawing.add(widget)
        renderPDF.draw(drawing, canvas, x, y)
    else:
        canvas.drawImage(matrix_image(badge["qr"]), x, y, QR, QR)
    centred(canvas, badge["Serial"], 353, 7, 5, QUIET, "Regular", left=x, right=x + QR)
    band = HexColor(badge["CategoryColour"])
    canvas.setFillColor(band)
    canvas.rect(0, 0, WIDTH, HEIGHT - 364, stroke=0, fill=1)
    dark = 0.2126 * band.red + 0.7152 * band.green + 0.0722 * band.blue > 0.5
    canvas.setFillColor(INK if dark else white)
    canvas.rect(LEFT, HEIGHT - 410.5, 37.5, 37.5, stroke=0, fill=1)
    centred(canvas, badge["CategoryLetter"], 400, 24, 12, band, left=LEFT, right=LEFT + 37.5)
    canvas.setFillColor(INK if dark else white)
    canvas.setFont("NotoSans-Bold", 21)
    canvas.drawString(LEFT + 48.5, HEIGHT - 399, badge["CategoryWord"])
    canvas.showPage()


def main():
    if len(sys.argv) != 3 or sys.argv[1] not in ("given", "own"):
        sys.exit(re.search(r"^    (.*)$", __doc__, re.M).group(1))
    own, folder = sys.argv[1] == "own", sys.argv[2]
    with open(os.path.join(folder, "badges.json"), encoding="utf-8") as file:
        sheet = json.load(file)
    start = time.perf_counter(), time.process_time()
    for family in ["NotoSans"] + [family for _, _, family in SCRIPTS]:
        for weight in ("Regular", "Bold"):
            pdfmetrics.registerFont(TTFont(f"{family}-{weight}", os.path.join(ASSETS, "Fonts", f"{family}-{weight}.ttf")))
    for run in ("cold", "warm"):
        if run == "warm":
            start = time.perf_counter(), time.process_time()
        path = os.path.join(folder, "badges_reportlab.pdf")
        canvas, flags = Canvas(path, pagesize=(WIDTH, HEIGHT)), {}
        for badge in sheet["badges"]:
            draw(canvas, sheet["title"], badge, flags, own)
        canvas.save()
        wall, cpu = time.perf_counter() - start[0], time.process_time() - start[1]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{run}, QR {sys.argv[1]}: wall {wall:.2f} s, CPU {cpu:.2f} s, peak {peak:.0f} MB, file {os.path.getsize(path) / 1e6:.2f} MB", flush=True)


if __name__ == "__main__":
    main()
