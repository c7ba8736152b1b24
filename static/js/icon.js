/* One of the icons, for what scripts put on the page; the picture's address is the one the page already uses. */
export function icon(name)
{
	const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
	const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
	const sheet = document.querySelector("link[rel=icon]").getAttribute("href");

	svg.setAttribute("class", "icon");
	svg.setAttribute("aria-hidden", "true");
	use.setAttribute("href", `${sheet}#${name}`);
	svg.append(use);
	return svg;
}
