/*
 * Tabler's style sheet without what our pages do not use. A rule stays when
 * every class in its selector is written in a template or a script; then custom
 * properties and animations that nobody reads go. So a page that begins to use
 * another class of Tabler's gets it with the next build.
 */
import postcss from "postcss";

/* The class names that a selector asks for; those inside :not() need not be there. */
function classes_of(selector)
{
	return (selector.replace(/:not\([^()]*\)/g, "").match(/\.[A-Za-z_][\w-]*/g) ?? []).map((c) => c.slice(1));
}

const animations_of = (root) => {
	const used = new Set();

	root.walkDecls(/^animation(-name)?$/, (d) => d.value.split(/[\s,]+/).forEach((w) => used.add(w)));
	return used;
};

function drop_unused_classes(root, used)
{
	root.walkRules((rule) => {
		if (rule.parent.type === "atrule" && rule.parent.name.endsWith("keyframes"))
			return;
		rule.selectors = rule.selectors.filter((s) => classes_of(s).every((c) => used.has(c)));
		if (rule.selector === "")
			rule.remove();
	});
}

/* Properties feed one another, so look again until nothing goes. */
function drop_unread_properties(root, ours)
{
	for (let gone = true; gone; ) {
		const read = new Set(ours.match(/--[\w-]+/g) ?? []);

		gone = false;
		root.walkDecls((d) => d.value.match(/var\(\s*--[\w-]+/g)?.forEach((v) => read.add(v.slice(v.indexOf("--")))));
		root.walkDecls(/^--/, (d) => {
			if (read.has(d.prop))
				return;
			d.remove();
			gone = true;
		});
	}
}

function drop_empty(root)
{
	const animations = animations_of(root);

	root.walkComments((c) => c.remove());
	root.walkAtRules(/keyframes$/, (rule) => {
		if (!animations.has(rule.params))
			rule.remove();
	});
	root.walkRules((rule) => {
		if (rule.nodes.length === 0)
			rule.remove();
	});
	root.walkAtRules((rule) => {
		if (rule.nodes?.length === 0)
			rule.remove();
	});
}

/* css: Tabler's; used: a Set of class names; ours: our own style sheets, which read some of its properties. */
export function subset(css, used, ours)
{
	const root = postcss.parse(css);

	drop_unused_classes(root, used);
	drop_unread_properties(root, ours);
	drop_empty(root);
	return root.toString();
}
