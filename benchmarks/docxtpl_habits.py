"""What Word, clerks and template makers do to docxtpl's tags beyond its test templates, with plain values."""

from __future__ import annotations

from docxtpl_templates import ITEMS, PEOPLE, Case

WORD = (
    Case("tags split over runs", ("{¦{¦ a¦.b ¦}¦} {¦% if ¦a %¦}ใช่{% en¦dif %}",), {"a": {"b": "ก"}}),
    Case(
        "curly quotes",
        ("{% if a == “ก” %}ใช่{% endif %} {{ no|default(‘ข’) }}", "“{{ a }}” ‘ก’"),
        {"a": "ก"},
    ),
    Case("zero-width characters in words", ("ก\u200bข {{ a }} ค\ufeff",), {"a": "๑"}),
    Case(
        "zero-width characters in tags",
        ("{\u200b{ a }} {{ a\u200b }}",),
        {"a": "๑"},
        differs="docxtpl stops at a zero-width character in a tag",
    ),
    Case("no-break space in a tag", ("{{\u00a0a\u00a0}}{% if\u00a0a %}ข{% endif %}",), {"a": "๑"}),
    Case("< and > in a tag", ("{% if n > 2 and n < 5 %}ใช่{% endif %}",), {"n": 3}),
    Case("& in a tag", ("{{ 'ก&ข' }}",), differs="docxtpl prints &amp; for & in a tag"),
    Case("& in words and values", ("R&D <x> {{ a }}",), {"a": "R&D <x>"}),
    Case("page break in a cell", ((("{{ a }}", "ข"),),), {"a": "ก\fข\aค\tง\nจ"}),
    Case("new paragraph in the header", ("x",), {"a": "ก\aข\tค"}, header="[{{ a }}]"),
)

PLACES = (
    Case("words beside {%p %}", ("ก {%p if a %} ข", "ค", "{%p endif %}"), {"a": 1}),
    Case(
        "two {%p %} in one paragraph", ("{%p if a %}{%p if a %}", "ค", "{%p endif %}{%p endif %}"), {"a": 1}
    ),
    Case("{%p  %} with spaces", ("{%p  if a %}", "ก", "{%p   endif  %}"), {"a": 1}),
    Case(
        "if and for over paragraphs, without p",
        ("ก{% if no %}ข", "ค", "{% endif %}ง", "{% for r in rows %}จ", "{{ r }}{% endfor %}"),
        {"no": 0, "rows": [1, 2]},
    ),
    Case(
        "two {%tr %} in one row",
        (
            (
                ("{%tr for r in rows %}", "{%tr if r %}"),
                ("{{ r }}", ""),
                ("{%tr endif %}", "{%tr endfor %}"),
            ),
        ),
        {"rows": ["ก", "", "ข"]},
        differs="docxtpl obeys only the last of two such tags in a row, then stops for want of an end",
    ),
    Case("{%r %}", ("ก {%r if a %}ข¦ ค {%r else %}ง{%r endif %} จ",), {"a": "๑"}),
    Case(
        "{{r }}",
        ("{{r a }}¦ ข",),
        {"a": "๑"},
        differs="docxtpl loses a plain value in {{r }}, which it keeps for rich text",
    ),
    Case(
        "{% vm %} and {% hm %} amid words",
        (
            (("{%tr for r in rows %}", ""), ("ก {% vm %} ข", "{{ r }}"), ("{%tr endfor %}", "")),
            (("{%tc for r in rows %}", "ก {% hm %} ข", "{%tc endfor %}"),),
        ),
        {"rows": [1, 2]},
    ),
    Case(
        "{% hm %} wider than the table",
        ((("{%tc for i in range(4) %}", "{% hm %}หัว", "{%tc endfor %}"),),),
        differs="docxtpl leaves three columns under a cell that spans four",
    ),
    Case(
        "{% cellbg %} and {% colspan %} in one cell",
        ((("{% colspan n %}{% cellbg c %}ก", ""), ("1", "2")),),
        {"n": 1, "c": "EEEEEE"},
    ),
    Case("{% colspan %} split over runs", ((("{% col¦span n¦ %}¦ก",), ("1", "2")),), {"n": 2}),
    Case(
        "dynamic columns",
        (
            (
                ("{%tc for c in cols %}", "{{ c.name }}", "{%tc endfor %}"),
                ("{%tc for c in cols %}", "{{ c.value }}", "{%tc endfor %}"),
            ),
        ),
        {"cols": [{"name": f"ก{n}", "value": n} for n in range(6)]},
    ),
    Case("conditional column", ((("ก", "{%tc if a %}", "ข", "{%tc endif %}", "ค"),),), {"a": 0}),
    Case(
        "table in a cell",
        (
            (
                (
                    ["ก", (("{%tr for r in rows %}",), ("ใน {{ r }}",), ("{%tr endfor %}",)), "ท้าย"],
                    "ข",
                ),
            ),
        ),
        {"rows": [1, 2]},
    ),
    Case(
        "tables looped over in a cell",
        (
            (
                (
                    [
                        *("{%p for p in people %}", "{{ p.name }}"),
                        (("{%tr for pet in p.pets %}",), ("{{ pet }}",), ("{%tr endfor %}",)),
                        *("{%p endfor %}", "จบ"),
                    ],
                ),
            ),
        ),
        {"people": PEOPLE},
    ),
    Case(
        "paragraph loop around a table",
        ("{%p for p in people %}", (("{{ p.name }}", "{{ p.pets|length }}"),), "คั่น", "{%p endfor %}"),
        {"people": PEOPLE},
    ),
    Case("dashes in the first line", ("ก {%- if a %} ข {%- endif %} ค {{- a -}} ง",), {"a": "๑"}),
    Case(
        "dashes amid a later line",
        ("ก", "ข {%- if a %} ค {%- endif %} ง"),
        {"a": 1},
        differs="docxtpl loses the words between a paragraph's start and {%- in the middle of it",
    ),
)

LANGUAGE = (
    Case(
        "for and else",
        (
            "{% for x in no %}{{ x }}{% else %}ไม่มี{% endfor %}",
            *("{%p for x in no %}", "{{ x }}", "{%p else %}", "ว่าง", "{%p endfor %}"),
        ),
        {"no": []},
    ),
    Case(
        "inline if",
        ("{{ 'ก' if a else 'ข' }} {{ a if a }}{{ b if not b }} {{ a or b }} {{ a and b }}",),
        {"a": "", "b": "ค"},
    ),
    Case(
        "elif and in",
        (
            "{% if n == 1 %}ก{% elif n in [2, 3] %}ข{% else %}ค{% endif %}",
            "{{ 'x' in words }} {{ n not in [1] }}",
        ),
        {"n": 3, "words": ["x"]},
    ),
    Case(
        "set and with",
        (
            *("{% set x = a %}{{ x }}", "{% set y = n + 1 %}{{ y }}", "{%p set z = 'ค' %}", "{{ z }}"),
            "{% with x = z %}{{ x }}{% endwith %}{{ x }}",
        ),
        {"a": "ก", "n": 1},
    ),
    Case(
        "set in a loop",
        (
            "{% set ns = namespace(total=0) %}{% for r in rows %}{% set ns.total = ns.total + r.n %}"
            "{% set last = r.n %}{{ last }} {% endfor %}{{ ns.total }}",
        ),
        {"rows": [{"n": 1.5}, {"n": 2}]},
    ),
    Case(
        "sums",
        (
            "{{ n + 1 }} {{ n - 1 }} {{ n * 2 }} {{ n / 2 }} {{ n // 2 }} {{ n % 2 }} {{ -n }} {{ (n + 1) * 2 }}",
            "{{ n * x }} {{ x / 4 }} {{ 'ก' + a }} {{ a ~ n ~ x }} {{ '%.2f' % x }}",
        ),
        {"n": 5, "x": 2.5, "a": "ข"},
    ),
    Case(
        "facts of a loop",
        (
            "{% for r in rows %}{{ loop.index }}{{ loop.index0 }}{{ loop.first }}{{ loop.last }}{{ loop.length }}"
            "{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.cycle('ก', 'ข') }}{{ loop.previtem }}"
            "{{ loop.nextitem }}{{ loop.changed(r) }} {% endfor %}",
        ),
        {"rows": ["x", "y", "y"]},
    ),
    Case(
        "loops over a dict",
        (
            "{% for k, v in d.items() %}{{ k }}={{ v }} {% endfor %}{% for k in d %}{{ k }} {% endfor %}",
            "{% for v in d.values() %}{{ v }} {% endfor %}{% for k in d.keys() %}{{ k }}{% endfor %}{{ d['ก'] }}",
        ),
        {"d": {"ก": 1, "ข": 2}},
    ),
    Case(
        "a field called items",
        ("{{ d.items }}",),
        {"d": {"items": 2}},
        differs="docxtpl prints the dict's method where a field is called items",
    ),
    Case(
        "pairs",
        (
            "{% for a, b in pairs %}{{ a }}-{{ b }} {% endfor %}",
            "{% for k, v in d|dictsort %}{{ k }}{{ v }}{% endfor %}",
        ),
        {"pairs": [["ก", 1], ["ข", 2]], "d": {"ข": 2, "ก": 1}},
    ),
    Case(
        "slices, lists and ranges",
        (
            "{{ rows[1:]|join('-') }} {{ words[:2] }} {{ rows[-1] }} {% for x in ['ก', 'ข'] %}{{ x }}{% endfor %}",
            "{% for i in range(2, 5) %}{{ i }}{% endfor %}{% for i in range(n) %}{{ rows[i] }}{% endfor %}",
        ),
        {"rows": ["ก", "ข", "ค"], "words": "สวัสดี", "n": 2},
    ),
    Case(
        "loops with a filter or a condition",
        (
            "{% for r in rows|sort %}{{ r }}{% endfor %}{% for r in rows|reverse %}{{ r }}{% endfor %}",
            "{% for r in rows|unique %}{{ r }}{% endfor %}{% for r in rows if r > 1 %}{{ r }}{% endfor %}",
        ),
        {"rows": [3, 1, 3]},
    ),
    Case(
        "a loop over text",
        ("{% for c in words %}[{{ c }}]{% endfor %}",),
        {"words": "กขค"},
        differs="ours refuses to loop over the letters of a text, which stands where a list is meant",
    ),
)

FILTERS = (
    Case(
        "filters of text",
        (
            "{{ a|upper }} {{ a|lower }} {{ a|title }} {{ a|capitalize }} [{{ a|trim }}] {{ a|length }}",
            "{{ a|wordcount }} {{ a|replace('B', 'x') }} {{ a|truncate(5) }} [{{ a|center(20) }}] {{ a|string }}",
            "{{ a|reverse }} {{ '%s-%s'|format(a, 2) }} {{ a|first }} {{ a|last }} {{ a|e }} {{ a|safe }}",
            "{{ a|striptags }} {{ 'a\\nb'|indent }} {{ a|list|join('.') }}",
        ),
        {"a": " aB cD "},
    ),
    Case(
        "filters of numbers",
        (
            "{{ x|round }} {{ x|round(1) }} {{ x|int }} {{ '3'|int + 1 }} {{ '2.5'|float }} {{ -3|abs }}",
            "{{ n|float }} {{ '%.2f'|format(x) }} {{ '%05d'|format(n) }} {{ n|string ~ 'ก' }} {{ x|round|int }}",
            "{{ '{:,}'.format(n) }} {{ '{:,.2f} {}'.format(n, x) }} {{ '{0}-{1:>4}'.format(1, 2) }}",
        ),
        {"x": 3.256, "n": 1234567},
    ),
    Case(
        "filters of lists",
        (
            "{{ rows|join(', ') }} {{ rows|first }} {{ rows|last }} {{ rows|length }} {{ rows|sum }}",
            "{{ rows|min }} {{ rows|max }} {{ items|join(', ', attribute='desc') }} {{ rows|sort|join }}",
            "{{ items|map(attribute='qty')|join('/') }} {{ items|sum(attribute='qty') }}",
            "{{ items|selectattr('qty', 'gt', 1)|map(attribute='desc')|join }} {{ rows|select('odd')|join }}",
            "{{ items|rejectattr('qty', 'equalto', 1)|list|length }} {{ rows|map('string')|join('+') }}",
            "{% for i in items|sort(attribute='qty', reverse=True) %}{{ i.desc }} {% endfor %}",
            "{% for g, list in items|groupby('price') %}{{ g }}:{{ list|length }} {% endfor %}",
            "{% for g in items|groupby('price') %}{{ g.grouper }}:{{ g.list|length }} {% endfor %}",
            "{% for b in rows|batch(2, '-') %}{{ b|join }};{% endfor %}{{ names|map('upper')|join('+') }}",
        ),
        {"rows": [3, 1, 2], "items": ITEMS, "names": ["a", "b"]},
    ),
    Case(
        "defaults",
        (
            "{{ no|default('ก') }} {{ empty|default('ข', true) }} {{ empty|d('ค') }}",
            "{{ zero|default(7, true) }} {{ d.no|default('ง') }}",
        ),
        {"empty": "", "zero": 0, "d": {}},
    ),
    Case(
        "tests",
        (
            "{{ a is defined }} {{ no is not defined }} {{ none is none }} {{ n is even }} {{ n is odd }}",
            "{{ n is divisibleby 2 }} {{ a is string }} {{ n is number }} {{ rows is iterable }} {{ d is mapping }}",
            "{{ n is eq 4 }} {{ rows is sequence }} {{ n is gt 3 }} {{ a is in rows }} {{ t is true }}",
        ),
        {"a": "ก", "none": None, "n": 4, "rows": ["ก"], "d": {}, "t": True},
    ),
    Case(
        "methods of text",
        (
            "{{ a.upper() }} {{ a.strip() }} {{ a.split(',')[0] }} {{ a.replace('b', 'x') }}",
            "{{ a.startswith('a') }} {{ ','.join(rows) }}",
        ),
        {"a": "ab,c", "rows": ["ก", "ข"]},
    ),
)

VALUES = (
    Case(
        "true, false and numbers",
        ("{{ t }} {{ f }} {{ x }} {{ n }}",),
        {"t": True, "f": False, "x": 1.0, "n": 9**9},
    ),
    Case(
        "None",
        ("[{{ nothing }}]",),
        {"nothing": None},
        differs="nothing is printed for None, where docxtpl prints the word None",
    ),
    Case(
        "whole lists",
        ("{{ rows }}",),
        {"rows": [1, "ก"]},
        differs="ours refuses to print a whole list, where docxtpl prints it as Python writes it",
    ),
    Case(
        "a field the record lacks",
        ("[{{ no }}] [{{ d.no }}]{% if no %}x{% endif %}",),
        {"d": {}},
        differs="ours asks for every field a record lacks, where docxtpl leaves a hole",
    ),
)

HABITS = (*WORD, *PLACES, *LANGUAGE, *FILTERS, *VALUES)
