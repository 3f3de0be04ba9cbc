// Tells the browser and screen readers in which language the page is.

/** @import { Props } from "../shared/streamlit" */

/** @param {Props<string>} props */
export default function ({ data }) {
  document.documentElement.lang = data;
}
