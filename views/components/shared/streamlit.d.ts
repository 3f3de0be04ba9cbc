/** What Streamlit hands to the function that a component exports. */
export interface Props<Data> {
  readonly data: Data;
  /** Where the component's HTML stands: the root of its shadow tree. */
  readonly parentElement: ParentNode;
  /** Tell Python what was chosen; every call runs the page again. */
  setTriggerValue(name: "chosen", value: Readonly<Record<string, string>>): void;
}
