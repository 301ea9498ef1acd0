"""Word files with Jinja tags, compiled into the same kind of template as our text templates."""
