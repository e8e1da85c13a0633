"""A Hugo site with the cases of a measure as its content: the yardstick of `build_times`.

Its templates are small: a page for each case, a list for each theme and each department.
"""

from __future__ import annotations

import shutil
from pathlib import Path

CONFIG = """baseURL = "http://127.0.0.1/"
title = "Bibliothèque"
languageCode = "fr"
disableKinds = ["RSS"]
[taxonomies]
theme = "themes"
department = "departments"
"""

LAYOUTS = {
    "baseof.html": """<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><header><a href="/">Bibliothèque</a></header>{{ block "main" . }}{{ end }}</body></html>
""",
    "single.html": """{{ define "main" }}<article><h1>{{ .Title }}</h1><p>{{ .Params.summary }}</p>
<dl>{{ range .Params.structures }}<dt>{{ .form }}</dt><dd>{{ .as_of }} {{ .source }}</dd>{{ end }}
{{ range .Params.key_figures }}<dt>{{ .label }}</dt><dd>{{ .value }}</dd>{{ end }}</dl>
<ul>{{ range .Params.themes }}<li><a href="/themes/{{ . }}/">{{ . }}</a></li>{{ end }}</ul>
{{ .Content }}</article>{{ end }}
""",
    "list.html": """{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Params.summary }}</li>{{ end }}</ul>{{ end }}
""",
}


def write_hugo_site(site: Path, cases: Path) -> None:
    """Write the folder that Hugo builds from, with a copy of `cases` as its content. `site` must not exist yet;
    raises `FileExistsError`."""
    shutil.copytree(cases, site / "content")
    layouts = site / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name, text in LAYOUTS.items():
        (layouts / name).write_text(text, encoding="utf-8")
    (site / "layouts" / "index.html").write_text(LAYOUTS["list.html"], encoding="utf-8")
    (site / "hugo.toml").write_text(CONFIG, encoding="utf-8")
