// Reads every template tag by tag. `node tests/lint/templates.mjs RULE` prints each breach of one rule.
import fs from 'node:fs'
import path from 'node:path'

const ROOT = 'templates'
const PRAGMA = '{{%AUTOESCAPE context="HTML"}}'

function* find(dir) {
	if (!fs.existsSync(dir)) return
	for (const e of fs.readdirSync(dir, { withFileTypes: true })) {
		const full = path.join(dir, e.name)
		if (e.isDirectory()) yield* find(full)
		else if (e.name.endsWith('.tpl')) yield full
	}
}

// Blanks instead of what a pattern matches, so that places stay true.
const blank = (text, pattern) => text.replace(pattern, all => all.replace(/[^\n]/g, ' '))

function read(file) {
	const raw = fs.readFileSync(file, 'utf8')
	let text = blank(raw, /\{\{![^]*?\}\}/g)
	text = blank(text, /<!--[^]*?-->/g)
	return { file, raw, text, mail: file.includes(`${ROOT}/mail/`) }
}

const lineOf = (text, at) => text.slice(0, at).split('\n').length

// A name, and a value in quotes or bare. Values hold {{...}} with anything but }} inside.
const ATTRIBUTE = /([^\s"'<>\/={}]+)(?:\s*=\s*(?:"((?:\{\{[^]*?\}\}|[^"])*)"|'((?:\{\{[^]*?\}\}|[^'])*)'|((?:\{\{[^]*?\}\}|[^\s"'>])+)))?/g
const TAG = /<([a-zA-Z][\w-]*)((?:\{\{[^]*?\}\}|"(?:\{\{[^]*?\}\}|[^"])*"|'(?:\{\{[^]*?\}\}|[^'])*'|[^"'<>])*)>/g

function* tags(t) {
	for (const m of t.text.matchAll(TAG)) {
		const attributes = []
		const inside = blank(m[2], /\{\{[#\/>][^]*?\}\}/g)
		for (const a of inside.matchAll(ATTRIBUTE))
			attributes.push({ name: a[1].toLowerCase(), value: a[2] ?? a[3] ?? a[4] ?? '', bare: a[4] !== undefined,
				full: a[2] ?? a[3] ?? a[4] ?? '' })
		yield { name: m[1].toLowerCase(), attributes, at: m.index, end: m.index + m[0].length, line: lineOf(t.text, m.index) }
	}
}

function* eachAttribute(t) {
	for (const tag of tags(t))
		for (const a of tag.attributes) yield { tag, ...a }
}

const rules = {
	*pragma(t) {
		if (!t.raw.startsWith(PRAGMA)) yield [1, `does not begin with ${PRAGMA}`]
		else if (!/^\s*\{\{!/.test(t.raw.slice(PRAGMA.length))) yield [2, 'no comment that names the variables']
	},

	*balance(t) {
		const open = []
		for (const m of t.text.matchAll(/\{\{([#\/])([A-Z0-9_]+)\}\}/g)) {
			if (m[1] === '#') open.push([m[2], m.index])
			else if (open.at(-1)?.[0] === m[2]) open.pop()
			else yield [lineOf(t.text, m.index), `{{/${m[2]}}} closes what is not open`]
		}
		for (const [name, at] of open) yield [lineOf(t.text, at), `{{#${name}}} is never closed`]
		let inside = -1
		for (const m of t.text.matchAll(/\[\[|\]\]/g)) {
			if ((m[0] === '[[') === (inside >= 0)) yield [lineOf(t.text, m.index), `${m[0]} without its other half`]
			inside = m[0] === '[[' ? m.index : -1
		}
		if (inside >= 0) yield [lineOf(t.text, inside), '[[ without its other half']
		for (const m of t.text.matchAll(/\{\{(?![#\/>%!]?[A-Z][A-Z0-9_]*(?::[a-z_=A-Z0-9-]+)*\}\})[^]{0,30}/g))
			if (!m[0].startsWith('{{%')) yield [lineOf(t.text, m.index), `not a name: ${m[0].split('\n')[0]}`]
	},

	*parts(t) {
		for (const m of t.text.matchAll(/\{\{>PART_([A-Z0-9_]+)/g)) {
			const file = `${ROOT}/part/${m[1].toLowerCase().replaceAll('_', '-')}.tpl`
			if (!fs.existsSync(file)) yield [lineOf(t.text, m.index), `there is no ${file}`]
		}
	},

	*inline(t) {
		for (const tag of tags(t)) {
			const has = name => tag.attributes.some(a => a.name === name)
			if (tag.name === 'style') yield [tag.line, '<style>']
			if (tag.name === 'script' && !(has('src') && t.text.slice(tag.end).startsWith('</script>')))
				yield [tag.line, '<script> with a body or without src']
			if (['base', 'object', 'embed', 'applet'].includes(tag.name)) yield [tag.line, `<${tag.name}>`]
		}
		for (const { tag, name, value } of eachAttribute(t)) {
			if (name === 'style') yield [tag.line, 'style=']
			if (/^on[a-z]/.test(name)) yield [tag.line, `${name}=`]
			if (/^(data-)?hx-on/.test(name)) yield [tag.line, `${name}=`]
			if (/^\s*(javascript|js|vbscript):/i.test(value)) yield [tag.line, `${name}="${value}"`]
			if (/^(data-)?hx-trigger/.test(name) && value.includes('[')) yield [tag.line, 'a filter in hx-trigger']
			if (/^(data-)?hx-(vals|headers)/.test(name) && /\{\{(?!CSRF\}\})/.test(value))
				yield [tag.line, `a value in ${name}: HTML escaping is not JSON escaping`]
		}
	},

	*quotes(t) {
		for (const { tag, name, value, bare } of eachAttribute(t))
			if (bare) yield [tag.line, `${name}=${value}`]
	},

	// ctemplate checks href, src and action. In these it only escapes, so the path must begin here.
	*addresses(t) {
		const unseen = /^(formaction|(data-)?hx-(get|post|put|patch|delete|push-url|replace-url)|data-.*(url|href|src|link|action|path)|ping|poster|srcset|xlink:href|background|cite)$/
		for (const { tag, name, value } of eachAttribute(t))
			if (unseen.test(name) && value.includes('{{') && !/^[\/#?][^\/{]/.test(value) && value !== '/')
				yield [tag.line, `${name}="${value}" must begin with a path of ours`]
		for (const { tag, name, value } of eachAttribute(t))
			if (name === 'http-equiv' && /refresh/i.test(value)) yield [tag.line, 'http-equiv="refresh"']
	},

	*none(t) {
		for (const m of t.text.matchAll(/\{\{([A-Z0-9_]+)((?::[a-z_=A-Z0-9-]+)+)\}\}/g))
			if (/:none\b/.test(m[2]) && !m[1].endsWith('_HTML')) yield [lineOf(t.text, m.index), m[0]]
	},

	*queries(t) {
		for (const { tag, name, value } of eachAttribute(t)) {
			if (!/^(href|src|action|formaction|(data-)?hx-(get|post))$/.test(name) || !value.includes('?')) continue
			for (const m of value.slice(value.indexOf('?')).matchAll(/=\{\{([A-Z0-9_]+)(:[^}]*)?\}\}/g))
				if (!/:(u|url_query_escape)\b/.test(m[2] ?? '')) yield [tag.line, `${name}: write {{${m[1]}:u}}`]
		}
	},

	*tokens(t) {
		for (const tag of tags(t)) {
			if (tag.name !== 'form' || !tag.attributes.some(a => a.name === 'method' && /^post$/i.test(a.value))) continue
			const body = t.text.slice(tag.end, t.text.indexOf('</form>', tag.end))
			if (!/\{\{>PART_TOKEN\}\}|name="csrf"/.test(body)) yield [tag.line, 'a form without {{>PART_TOKEN}}']
		}
	},

	// Escaping for HTML makes blanks of line ends, and a form that is saved untouched would lose them.
	*lines(t) {
		for (const tag of tags(t)) {
			if (tag.name !== 'textarea') continue
			const body = t.text.slice(tag.end, t.text.indexOf('</textarea>', tag.end))
			for (const m of body.matchAll(/\{\{([A-Z0-9_]+)(:[^}]*)?\}\}/g))
				if (m[2] !== ':p') yield [tag.line, `write {{${m[1]}:p}}`]
		}
	},
}

const rule = rules[process.argv[2]]
if (!rule) {
	console.error(`rules: ${Object.keys(rules).join(' ')}`)
	process.exit(2)
}
for (const file of find(ROOT)) {
	const t = read(file)
	if (t.mail && process.argv[2] !== 'balance' && process.argv[2] !== 'none') continue
	for (const [line, what] of rule(t)) console.log(`${file}:${line}: ${what}`)
}
