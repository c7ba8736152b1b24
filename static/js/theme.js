/* Before anything is painted: a theme that follows the system, and the word that scripts run. */
const root = document.documentElement;

root.classList.add("js");
if (root.dataset.theme === "system") {
	const dark = matchMedia("(prefers-color-scheme: dark)");
	const follow = () => { root.dataset.bsTheme = dark.matches ? "dark" : "light"; };

	follow();
	dark.addEventListener("change", follow);
}
