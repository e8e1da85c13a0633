"""Pictures in the form: taken from this device, made smaller without what a camera noted, kept with the draft, sent along."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from macros.casebook.images.accepted import accept
from support.accessibility import SMALL_PHONE, Seen, looked_over
from support.browsing import store
from support.corpus import Corpus
from support.filling import OpenForm, consent_at_last, field, go_on, reload, settled, sheet, way, within
from support.pictures.files import CAMERA, PLACE, SECRETS, XMP, file_of, jpeg_of_a_camera, scene
from support.sites import EDITORS, REPO

NAME = "un-atelier-velo-partage-1.jpg"

STYLES = "contribute-pictures.css"

IN_STORE = """() => new Promise((resolve) => {
  const asked = indexedDB.open("proposer-images");
  asked.onsuccess = () => {
    const names = asked.result.objectStoreNames;
    if (!names.contains("images")) { asked.result.close(); resolve([...names]); return; }
    const keys = asked.result.transaction("images").objectStore("images").getAllKeys();
    keys.onsuccess = () => { asked.result.close(); resolve(keys.result); };
  };
})"""
"""The names of the pictures that the browser keeps."""


@pytest.fixture(scope="module")
def photo() -> bytes:
    """What a telephone makes: 12 million points lying on their side, with a place, a camera, a name, texts."""
    return jpeg_of_a_camera(scene(4000, 3000), orientation=6)


def begun(form: OpenForm, **options: object) -> Page:
    """A sheet that was written another day, whose pictures somebody turns to."""
    before = str(options.pop("before", ""))
    page = form("?type=fiches#ecrire", before, {"proposer:fiches": sheet()}, **options)
    page.get_by_role("button", name="+ Images", exact=True).click()
    expect(page.get_by_role("button", name="Choisir une photo")).to_be_visible()
    return page


def card(page: Page, number: int = 1) -> Locator:
    return page.locator("[data-field='images'] .group-card").nth(number - 1)


def told(page: Page, number: int = 1) -> Locator:
    return card(page, number).locator(".picture-told")


def choose(page: Page, content: bytes, name: str = "IMG_2041.jpg", type: str = "image/jpeg", number: int = 1) -> None:
    with page.expect_file_chooser() as asked:
        card(page, number).get_by_role("button", name="photo").click()
    asked.value.set_files([{"name": name, "mimeType": type, "buffer": content}])


def describe(page: Page, number: int = 1) -> None:
    within(card(page, number), "alt").fill("Un carré rouge sur un fond bleu.")
    within(card(page, number), "credit").fill("La recyclerie")
    within(card(page, number), "licence").fill("CC BY-SA 4.0")
    within(card(page, number), "people").select_option("none")


def pictured(form: OpenForm, content: bytes, **options: object) -> Page:
    page = begun(form, **options)
    choose(page, content)
    expect(told(page)).to_contain_text("Prête")
    describe(page)
    return page


def at_the_end(page: Page) -> None:
    page.get_by_role("button", name="Vérifier et relire").click()
    consent_at_last(page)


def archive(page: Page, name: str = "telecharger", button: str = "Télécharger") -> zipfile.ZipFile:
    with page.expect_download() as download:
        way(page, name).get_by_role("button", name=button).click()
    return zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes()))


# --- taking one --------------------------------------------------------------------------------------


def test_a_photograph_leaves_upright_small_without_what_its_camera_noted_and_passes_the_check(form: OpenForm, corpus: Corpus, photo: bytes) -> None:
    assert [secret for secret in (PLACE, CAMERA.encode(), XMP, b"Exif") if secret not in photo] == []
    page = pictured(form, photo)
    expect(told(page)).to_contain_text("Prête : 1200 × 1600 points".replace(" :", "\u00a0:"))
    at_the_end(page)
    files = archive(page)
    assert files.testzip() is None
    assert files.namelist() == ["cases/fiches/un-atelier-velo-partage.md", f"cases/_images/{NAME}"]
    made = files.read(f"cases/_images/{NAME}")
    assert [secret for secret in SECRETS if len(secret) > 3 and secret in made] == []
    image = Image.open(io.BytesIO(made))
    assert (image.format, image.size) == ("JPEG", (1200, 1600))
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert dict(image.getexif()) == {}
    red, blue = image.getpixel((1100, 100)), image.getpixel((100, 1500))
    assert red[0] > 180 > 80 > red[2]  # type: ignore[index,operator]
    assert blue[2] > 160 > 60 > blue[0]  # type: ignore[index,operator]
    corpus.copy()
    for name in files.namelist():
        corpus.write(name.removeprefix("cases/"), files.read(name))
    assert [problem for problem in corpus.check() if problem.severity == "error"] == []
    assert accept(corpus.path / "_images" / NAME).width == 1200
    assert page.console_errors == []  # type: ignore[attr-defined]


def test_nothing_of_it_is_fetched_before_somebody_turns_to_pictures_nor_named_blob(form: OpenForm) -> None:
    page = form("?type=fiches#ecrire", stored={"proposer:fiches": sheet()})
    page.wait_for_load_state("networkidle")
    before = set(page.requests)  # type: ignore[attr-defined]
    assert not [url for url in before if STYLES in url]
    page.get_by_role("button", name="+ Images", exact=True).click()
    choose(page, file_of(scene(), "PNG"), "dessin.png", "image/png")
    expect(told(page)).to_contain_text("900 × 600")
    after = set(page.requests) - before  # type: ignore[attr-defined]
    assert len([url for url in after if "/bundles/" in url]) == 1
    assert len([url for url in after if STYLES in url]) == 1
    assert not [url for url in after if url.startswith("blob:")]


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><script>document.title = "ran"</script><rect width="9" height="9"/></svg>'


@pytest.mark.parametrize(
    ("content", "name", "type", "size"),
    [
        pytest.param(file_of(scene(), "WEBP"), "a.webp", "image/webp", "900 × 600", id="WebP"),
        pytest.param(file_of(scene(mode="P"), "GIF", save_all=True, append_images=[scene(mode="L")]), "a.gif", "image/gif", "900 × 600", id="moving GIF"),
        pytest.param(file_of(scene(40, 9000), "PNG"), "a.png", "image/png", "7 × 1600", id="very tall"),
        pytest.param(file_of(scene(2, 1), "BMP"), "a.bmp", "image/bmp", "2 × 1", id="very small"),
        pytest.param(SVG, "a.svg", "image/svg+xml", "20 × 10", id="drawing with a script"),
        pytest.param(jpeg_of_a_camera(scene()), "sans-nom", "", "900 × 600", id="without a type"),
    ],
)
def test_whatever_a_browser_can_draw_is_taken(form: OpenForm, content: bytes, name: str, type: str, size: str) -> None:
    page = begun(form)
    title = page.title()
    choose(page, content, name, type)
    expect(told(page)).to_contain_text(size)
    expect(card(page).get_by_role("img")).to_be_visible()
    expect(card(page).locator("[data-field='file'] input:not([type='file'])")).to_have_value(NAME)
    assert page.title() == title


@pytest.mark.parametrize(
    ("content", "name", "type", "words"),
    [
        pytest.param(b"", "a.jpg", "image/jpeg", "Ce fichier est vide", id="empty"),
        pytest.param(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "a.heic", "image/heic", "capture d’écran", id="HEIC"),
        pytest.param(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "a.jpg", "", "HEIC", id="HEIC under another name"),
        pytest.param(b"%PDF-1.7 rien", "a.pdf", "application/pdf", "ne s’ouvre pas ici", id="document"),
        pytest.param(jpeg_of_a_camera(scene())[:200], "a.jpg", "image/jpeg", "ne s’ouvre pas ici", id="cut short"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg' width='0' height='0'/>", "a.svg", "image/svg+xml", "ne s’ouvre pas ici", id="no size"),
        pytest.param(file_of(Image.new("1", (12_000, 9_000)), "PNG"), "a.png", "image/png", "100 millions", id="too many points"),
    ],
)
def test_what_cannot_be_drawn_is_told_with_what_to_do_and_what_was_there_stays(form: OpenForm, content: bytes, name: str, type: str, words: str) -> None:
    page = begun(form)
    choose(page, file_of(scene(), "JPEG"))
    expect(told(page)).to_contain_text("Prête")
    choose(page, content, name, type)
    expect(told(page)).to_contain_text(words)
    expect(card(page).locator("[data-field='file'] input:not([type='file'])")).to_have_value(NAME)
    choose(page, file_of(scene(30, 20), "JPEG"))
    expect(told(page)).to_contain_text("30 × 20")


def test_a_file_that_is_too_heavy_is_refused_before_it_is_read(form: OpenForm, tmp_path: Path) -> None:
    heavy = tmp_path / "lourde.jpg"
    with heavy.open("wb") as file:
        file.truncate(40 * 1024 * 1024 + 1)
    page = begun(form)
    with page.expect_file_chooser() as asked:
        card(page).get_by_role("button", name="photo").click()
    asked.value.set_files(heavy)
    expect(told(page)).to_contain_text("plus de 40 Mo")


def test_a_browser_that_answers_with_noise_is_told(form: OpenForm) -> None:
    noise = """CanvasRenderingContext2D.prototype.getImageData = function () {
      return { data: Uint8ClampedArray.from({ length: 256 }, (_, index) => (index * 97) % 256) };
    };"""
    page = begun(form, before=noise)
    choose(page, file_of(scene(), "JPEG"))
    expect(told(page)).to_contain_text("empêche les pages de relire")


def test_each_picture_has_a_name_of_its_own(form: OpenForm, photo: bytes) -> None:
    page = pictured(form, photo)
    page.get_by_role("button", name="Ajouter à « Images »".replace("« ", "«\u00a0").replace(" »", "\u00a0»")).click()
    choose(page, file_of(scene(30, 20), "JPEG"), number=2)
    expect(told(page, 2)).to_contain_text("un-atelier-velo-partage-2.jpg")
    assert page.evaluate(IN_STORE) == [NAME, NAME.replace("1.", "2.")]


# --- what is asked with it ---------------------------------------------------------------------------


def test_an_agreement_is_asked_for_once_there_is_one_to_tell_of(form: OpenForm) -> None:
    page = begun(form)
    for name in ("agreed_on", "agreed_for", "minors"):
        expect(within(card(page), name)).to_be_hidden()
    within(card(page), "people").select_option("not-recognisable")
    expect(card(page)).to_contain_text("même leurs proches")
    within(card(page), "people").select_option("agreed")
    for name in ("agreed_on", "agreed_for", "minors"):
        expect(within(card(page), name)).to_be_visible()
    expect(card(page)).to_contain_text("il n’est jamais joint à ce que vous envoyez ici ni publié")
    page.get_by_role("button", name="Vérifier et relire").click()
    summary = page.locator("[data-step='ecrire'] .summary")
    expect(summary).to_contain_text("Fichier")
    summary.get_by_role("link", name="Fichier").click()
    expect(page.get_by_role("button", name="Choisir une photo")).to_be_focused()


def test_with_the_keyboard_alone_at_any_width_in_either_palette(form: OpenForm) -> None:
    page = form("?type=fiches#ecrire", stored={"proposer:fiches": sheet()}, viewport={"width": 390, "height": 844})
    page.get_by_role("button", name="+ Images", exact=True).press("Enter")
    button = page.get_by_role("button", name="Choisir une photo")
    expect(button).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.keyboard.press("Shift+Tab")
    with page.expect_file_chooser() as asked:  # looked for while the button takes the focus, before the key opens it
        button.focus()
        expect(button).to_be_focused()
        page.keyboard.press("Enter")
    asked.value.set_files([{"name": "IMG.jpg", "mimeType": "image/jpeg", "buffer": file_of(scene(), "JPEG")}])
    expect(told(page)).to_contain_text("Prête")
    within(card(page), "people").select_option("agreed")
    seen: Seen = {}
    found = {"writing": looked_over(page, seen, smallest=SMALL_PHONE)}
    describe(page)
    at_the_end(page)
    found["sending"] = looked_over(page, seen, smallest=SMALL_PHONE)
    assert {step: {where: said for where, said in told.items() if said} for step, told in found.items()} == {"writing": {}, "sending": {}}


# --- what is kept ------------------------------------------------------------------------------------


def test_a_closed_tab_loses_no_picture(form: OpenForm, photo: bytes) -> None:
    page = pictured(form, photo)
    expect(page.locator(".saved")).to_contain_text("Brouillon enregistré")
    settled(page)
    reload(page)
    expect(told(page)).to_contain_text(f"sous le nom {NAME}")
    assert card(page).locator("img").get_attribute("src", timeout=5000).startswith("data:image/jpeg")  # type: ignore[union-attr]
    at_the_end(page)
    assert f"cases/_images/{NAME}" in archive(page).namelist()


def test_a_picture_is_thrown_away_with_its_draft_and_taken_back_with_it(form: OpenForm, photo: bytes) -> None:
    page = pictured(form, photo)
    page.locator(".step-button", has_text="Choisir").click()
    page.get_by_role("button", name="Supprimer le brouillon").click()
    page.wait_for_function(f"async () => !(await ({IN_STORE})()).length")
    page.get_by_role("button", name="Annuler").click()
    page.wait_for_function(f"async () => (await ({IN_STORE})()).length")
    page.get_by_role("button", name="Reprendre").click()
    expect(told(page)).to_contain_text("Prête")


def test_a_picture_that_no_draft_names_any_more_is_thrown_away_an_hour_later(form: OpenForm, photo: bytes) -> None:
    page = pictured(form, photo)
    card(page).get_by_role("button", name="Retirer").click()
    expect(page.get_by_role("button", name="Annuler")).to_be_visible()
    settled(page)
    reload(page)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(IN_STORE) == [NAME]
    page.evaluate("const now = Date.now() + 3_700_000; Date.now = () => now")
    page.evaluate("dispatchEvent(new Event('online'))")
    page.wait_for_function(f"async () => !(await ({IN_STORE})()).length")
    assert page.evaluate("localStorage.getItem('proposer-images')") is None


STORES = {
    "none": "Object.defineProperty(window, 'indexedDB', { value: undefined });",
    "closed": "indexedDB.constructor.prototype.open = () => { throw new DOMException('closed', 'SecurityError'); };",
    "full": "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };",
}


@pytest.mark.parametrize("before", STORES.values(), ids=STORES)
def test_a_database_that_keeps_nothing_is_told_and_the_picture_can_still_be_sent(form: OpenForm, photo: bytes, before: str) -> None:
    page = begun(form, before=before)
    choose(page, photo)
    expect(told(page)).to_contain_text("envoyez votre page avant de fermer cet onglet")
    describe(page)
    at_the_end(page)
    assert f"cases/_images/{NAME}" in archive(page).namelist()


SPOILT = {
    "of another make": "indexedDB.open('proposer-images', 1).onupgradeneeded = () => {};",
    "of another day": "indexedDB.open('proposer-images', 9).onupgradeneeded = () => {};",
    "full of something else": """indexedDB.open('proposer-images', 1).onupgradeneeded = ({ target }) =>
        target.result.createObjectStore('images', { keyPath: 'file' }).put({ file: 'un-atelier-velo-partage-1.jpg', bytes: 'x', shown: 7 });""",
}


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT)
def test_a_spoilt_database_is_made_anew(form: OpenForm, form_page: Page, spoilt: str) -> None:
    store(form_page, {})
    form_page.evaluate(f"() => {{ {spoilt} }}")
    page = begun(form)
    choose(page, file_of(scene(), "JPEG"))
    expect(told(page)).to_contain_text("Prête")
    expect(told(page)).not_to_contain_text("ne peut pas la garder")
    describe(page)
    settled(page)
    page.wait_for_timeout(700)
    reload(page)
    expect(told(page)).to_contain_text("Prête")


def test_a_draft_whose_picture_is_lost_says_so_there_and_before_sending(form: OpenForm) -> None:
    image = {"file": "perdue-1.jpg", "alt": "A.", "credit": "C", "licence": "CC0 1.0", "people": "none"}
    draft = sheet()
    draft["data"] = {**draft["data"], "images": [image]}  # type: ignore[dict-item]
    page = form("?type=fiches#ecrire", stored={"proposer:fiches": draft})
    expect(told(page)).to_contain_text("n’est pas dans ce navigateur")
    at_the_end(page)
    expect(page.locator("[data-step='envoyer'] .notice")).to_contain_text("perdue-1.jpg")
    with page.expect_download() as download:
        way(page, "telecharger").get_by_role("button").click()
    assert download.value.suggested_filename.endswith(".md")


# --- what is shown, what leaves ----------------------------------------------------------------------


def test_the_preview_shows_the_picture_with_whose_it_is_as_the_page_will(form: OpenForm, photo: bytes) -> None:
    page = pictured(form, photo)
    page.get_by_role("button", name="Vérifier et relire").click()
    figure = page.locator("[data-step='relire'] article figure.picture")
    expect(figure.get_by_role("img", name="Un carré rouge sur un fond bleu.")).to_be_visible()
    expect(figure.locator("figcaption")).to_have_text("Image\u00a0: La recyclerie · CC BY-SA 4.0")
    expect(figure.get_by_role("link", name="CC BY-SA 4.0")).to_have_attribute("href", "https://creativecommons.org/licenses/by-sa/4.0/deed.fr")
    assert figure.locator("img").evaluate("one => one.naturalWidth > 0 && one.src.startsWith('data:image/jpeg')")
    assert page.console_errors == []  # type: ignore[attr-defined]


def test_each_way_out_sends_the_picture_or_says_how(form: OpenForm, photo: bytes) -> None:
    page = pictured(form, photo, before="delete Navigator.prototype.share; delete Navigator.prototype.canShare;")
    page.get_by_role("button", name="Vérifier et relire").click()
    go_on(page)
    page.get_by_label("Partenaire du pôle").check()
    expect(page.get_by_label("qui s’y reconnaît a accepté")).to_be_checked()
    for name, words in {"courriel": "joignez-la au message", "depot": "sur l’autre page du dépôt", "copier": "ne se copie pas"}.items():
        expect(way(page, name)).to_contain_text(words)
        with page.expect_download() as download:
            way(page, name).get_by_role("button", name="Télécharger l’image").click()
        assert download.value.suggested_filename == NAME
        assert Path(download.value.path()).read_bytes()[:2] == b"\xff\xd8"
        expect(way(page, name).get_by_role("status")).to_contain_text(NAME)
    link = urlsplit(way(page, "courriel").get_by_role("link").get_attribute("href") or "")
    assert link.path == EDITORS
    assert f"Image à joindre à ce message : {NAME}." in parse_qs(link.query)["body"][0].replace("\u00a0", " ")
    upload = way(page, "depot").get_by_role("link", name="Ouvrir la page où la déposer")
    expect(upload).to_have_attribute("href", f"{REPO}/upload/main/cases/_images")
    expect(way(page, "telecharger")).to_contain_text("un-atelier-velo-partage.zip")


@pytest.mark.parametrize(("can", "sent", "words"), [("true", 2, "L’image part avec"), ("files.length < 2", 1, "ne partage pas l’image")])
def test_a_device_shares_the_picture_with_the_text_where_it_can(form: OpenForm, photo: bytes, can: str, sent: int, words: str) -> None:
    stub = f"""
        Object.defineProperty(navigator, 'canShare', {{ value: ({{ files }}) => {can} }});
        Object.defineProperty(navigator, 'share', {{ value: async ({{ files }}) => {{ window.shared = files.map((file) => file.name); }} }});
    """
    page = pictured(form, photo, before=stub)
    at_the_end(page)
    sharing = way(page, "partager")
    expect(sharing).to_contain_text(words)
    sharing.get_by_role("button", name="Partager").click()
    expect(sharing.get_by_role("status")).to_contain_text("l’application que vous avez choisie")
    assert page.evaluate("window.shared") == ["un-atelier-velo-partage.md", NAME][:sent]
    expect(sharing.get_by_role("button", name="Télécharger l’image")).to_have_count(2 - sent)


def test_without_a_picture_nothing_is_said_of_any(form: OpenForm) -> None:
    page = form("?type=fiches#ecrire", stored={"proposer:fiches": sheet()})
    at_the_end(page)
    assert "image" not in page.locator(".ways-out").inner_text().lower()
    expect(page.get_by_label("qui s’y reconnaît a accepté")).to_have_count(0)


def test_what_takes_a_picture_may_fail_to_come_and_come_later(form: OpenForm) -> None:
    page = form("?type=fiches#ecrire", stored={"proposer:fiches": sheet()})
    page.wait_for_load_state("networkidle")
    page.route("**/bundles/*.js", lambda route: route.abort())
    page.get_by_role("button", name="+ Images", exact=True).click()
    expect(card(page)).to_contain_text("Le choix d’une photo n’a pas pu se charger")
    page.unroute("**/bundles/*.js")
    within(card(page), "credit").focus()
    within(card(page), "file").focus()
    expect(page.get_by_role("button", name="Choisir une photo")).to_be_visible()
    expect(field(page, "title")).to_have_value("Un atelier vélo partagé")
