# Templates; tests/lint/templates.mjs reads them tag by tag and knows each of these rules by its name.

templates() { node tests/lint/templates.mjs "$1"; }

rule 'templates open with the pragma and name their variables' templates pragma
rule 'sections and words are balanced' templates balance
rule 'parts that are included exist' templates parts
rule 'B021: no script or style inside a page' templates inline
rule 'B021: attributes are quoted' templates quotes
rule 'B021: no address of others where ctemplate does not look' templates addresses
rule 'B021: :none is only for cleaned HTML' templates none
rule 'B021: values in a query are percent-encoded' templates queries
rule 'what stands in a textarea keeps its line ends' templates lines
rule 'forms that change something carry the token' templates tokens
rule 'names of colours and styles stay out of C' \
	only '"[^"]*\<(text|bg|btn|badge|alert)-(danger|success|warning|info|primary|secondary|muted)\>' '^$'
