/* Custom fields show only for the type and category that they are for. Without scripts each says so, and the server knows. */
function chosen(form, name)
{
	const field = form.elements.namedItem(name);

	return field?.value ?? "";
}

function fit(form)
{
	const kind = chosen(form, "kind"), category = chosen(form, "category");

	for (const field of form.querySelectorAll("[data-extra]")) {
		const { kind: of, categories } = field.dataset;

		field.hidden = !((of === "any" || of === kind)
			&& (!categories || categories.split(",").includes(category)));
	}
}

export function extras()
{
	for (const form of document.querySelectorAll("form:has([data-extra])")) {
		form.addEventListener("change", () => fit(form));
		fit(form);
	}
}
