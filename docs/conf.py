"""Sphinx's settings for the web edition; authoring.site gathers the pages and calls Sphinx."""

project = "Neural networks from scratch"
author = copyright = "the authors; text and figures CC BY 4.0, code BSD-3-Clause"
edition = " (instructor's edition)" if tags.has("instructor") else ""  # noqa: F821 - Sphinx puts tags here
extensions = ["myst_nb"]
nb_execution_mode = "off"
nb_merge_streams = True
nb_code_prompt_show = "The check, its hidden tests, and what it says"
nb_code_prompt_hide = "Fold the check"
myst_enable_extensions = ["amsmath", "attrs_block", "dollarmath", "html_image"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = project + edition
html_static_path = ["static"]
html_css_files = ["site.css"]
html_favicon = html_logo = "static/icon.svg"
html_copy_source = html_show_sourcelink = html_show_sphinx = html_use_index = False
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#1668AC", "color-brand-content": "#1668AC"},
    "dark_css_variables": {"color-brand-primary": "#7CB8EC", "color-brand-content": "#7CB8EC"},
}
mathjax_path = "mathjax/tex-chtml.js"
# Without the menu, formulas are no stops for the Tab key; what is read aloud stays.
mathjax3_config = {"options": {"enableMenu": False}}
