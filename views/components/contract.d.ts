// What Python sends to the browser. Drawn from the dataclasses of views/contract by
// `make docs`; change it there.

/**
 * How a node is drawn.
 *
 * `shape` is a vis-network shape, `colour` a hex value and `size` the radius in pixels.
 * What a colour says is said again by a `sign` inside the mark, so that nobody needs to see
 * colours; the `badge` beside it tells how many ties are folded; `more` is added to the
 * tooltip.
 */
export interface NodeStyle {
  shape: string;
  colour: string;
  size: number;
  sign?: string;
  badge?: string;
  more?: string;
}

/**
 * How edges of one type and status are drawn, and their words.
 *
 * An empty `colour` is that of the text of the page; `width` is in pixels, `strength` the
 * opacity. `words` stand between the names of the ends; `status` is empty for types that
 * have none.
 */
export interface EdgeStyle {
  words: string;
  status: string;
  width: number;
  colour: string;
  dashes: number[];
  strength: number;
}

/**
 * A line of the legend: a mark (`shape`), a line (`dashes`) or a sign, and its meaning.
 *
 * An empty `colour` is that of the text of the page.
 */
export interface LegendEntry {
  label: string;
  shape?: string;
  colour?: string;
  dashes?: number[];
  width?: number;
  sign?: string;
}

/**
 * A community, a link to its leader. `share` (0 to 1) is its size by the largest.
 */
export interface CommunityCircle extends Link {
  more: string;
  count: string;
  share: number;
}

/**
 * Ties between two communities, by position; `share` (0 to 1) is the width.
 */
export interface CommunityLine {
  ends: [number, number];
  share: number;
  title: string;
}

/**
 * The picture of all communities.
 */
export interface CommunityCircles {
  label: string;
  circles: CommunityCircle[];
  lines: CommunityLine[];
}

/**
 * How a node type is drawn: a vis-network shape and a hex colour.
 */
export interface Mark {
  shape: string;
  colour: string;
}

/**
 * A name that may lead somewhere.
 *
 * `to` goes back to Python when it is followed: `page` and parameters of its address.
 * `address` is the same for any browser. Without an address it is plain text. `shape` and
 * `colour` are the mark before the name, `title` is the tooltip.
 */
export interface Link {
  name: string;
  shape?: string;
  colour?: string;
  to?: Record<string, string>;
  address?: string;
  title?: string;
}

/**
 * How the line of a status is drawn; `dashes` are empty for a solid line.
 */
export interface LineStyle {
  colour: string;
  dashes: number[];
}

/**
 * The status of a tie in words, beside its line.
 */
export interface StatusBadge extends LineStyle {
  label: string;
}

/**
 * A rectangle on the plane, in its units.
 */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * A place, as an area when it has a `path` (SVG), else as a circle of this `size`.
 *
 * `shade` is the number of its class, 0 for the lightest; `title` is its tooltip.
 */
export interface MapPlace {
  id: string;
  name: string;
  x: number;
  y: number;
  size: number;
  count: number;
  shade: number;
  title: string;
  path: string;
}

/**
 * An organisation or a person; `hollow` when its position is an estimate.
 */
export interface MapActor {
  id: string;
  x: number;
  y: number;
  name: string;
  title: string;
  hollow: boolean;
  shape: string;
  colour: string;
}

/**
 * A tie as an SVG path; `dashes` are empty for a solid line.
 */
export interface MapArc {
  id: string;
  path: string;
  title: string;
  colour: string;
  dashes: number[];
}

/**
 * A square picture of the background map.
 */
export interface MapTile {
  address: string;
  x: number;
  y: number;
  size: number;
}

/**
 * An entry of the legend: also the `shade` of a place, or a `hollow` mark.
 */
export interface MapLegendEntry extends LegendEntry {
  shade?: number;
  hollow?: boolean;
}

/**
 * The words of the map: its label and its buttons.
 */
export interface MapText {
  label: string;
  in: string;
  out: string;
  fit: string;
}

/**
 * The map. `home` is the part in view at first, `ground` the outlines of other places.
 *
 * `focus` is the id of the selected node or edge, or empty.
 */
export interface MapView {
  width: number;
  height: number;
  home: Box;
  tiles: MapTile[];
  ground: string[];
  places: MapPlace[];
  actors: MapActor[];
  arcs: MapArc[];
  legend: MapLegendEntry[];
  focus: string;
  text: MapText;
}

/**
 * A cell. `look` is a class of the style sheet: some, gap, none or unknown.
 */
export interface MatrixCell {
  id: string;
  look: string;
  text: string;
  title: string;
}

/**
 * A row with its heading and a cell for each column.
 */
export interface MatrixRow {
  name: string;
  cells: MatrixCell[];
}

/**
 * What cells of one `look` mean.
 */
export interface MatrixLegendEntry {
  look: string;
  label: string;
}

/**
 * The matrix. `focus` is the id of the chosen cell; `more` is said under it.
 */
export interface Matrix {
  label: string;
  corner: string;
  columns: string[];
  rows: MatrixRow[];
  focus: string;
  legend: MatrixLegendEntry[];
  more: string;
}

/**
 * A node at its place: pixels, y downwards.
 *
 * `name` is its label, lines joined by newlines; `title` its tooltip, to which `more` is
 * added. Of two labels that overlap the one with the highest `weight` is drawn.
 */
export interface DrawnNode extends NodeStyle {
  id: string;
  name: string;
  title: string;
  x: number;
  y: number;
  weight: number;
}

/**
 * An edge; its id names both ends: `source|TYPE|target`.
 *
 * `look` is a key of `NetworkDrawing.looks`; `bend` is how much the line curves, 0 for
 * a straight one.
 */
export interface DrawnEdge {
  id: string;
  look: string;
  bend: number;
}

/**
 * A named circle that a layout put nodes in, in pixels.
 */
export interface LayoutField {
  name: string;
  x: number;
  y: number;
  radius: number;
}

/**
 * The words of the canvas: its label, `ties` behind a number, its buttons and source line.
 *
 * Without `save` and `source` a picture cannot be saved.
 */
export interface CanvasText {
  label: string;
  ties: string;
  in: string;
  out: string;
  fit: string;
  save?: string;
  source?: string;
}

/**
 * The network as the canvas draws it.
 *
 * What is drawn anew depends on three tokens: another `ground` forgets where the user looked
 * and dragged, other `members` fit the picture into its frame, another `drawn` means that
 * something at all is different. `name` is the key under which the browser remembers the
 * picture, `library` the address of vis-network; `views.components.registry` fills both in.
 */
export interface NetworkDrawing {
  nodes: DrawnNode[];
  edges: DrawnEdge[];
  looks: Record<string, EdgeStyle>;
  fields: LayoutField[];
  options: Record<string, Record<string, boolean | number | Record<string, boolean>>>;
  legend: LegendEntry[];
  ground: string;
  members: string;
  text: CanvasText;
  drawn: string;
  name: string;
  library: string;
}

/**
 * What is selected: a node or edge id, or empty.
 *
 * Another `turn` says that it was selected outside the canvas. `name` as in NetworkDrawing.
 */
export interface Selection {
  focus: string;
  turn: number;
  name: string;
}

/**
 * A quote between the words around it; `source` leads to its place in the report.
 *
 * What a spreadsheet says has `cells`, pairs of a column and what stands in it, which are
 * shown instead of the words.
 */
export interface Quote {
  quote: string;
  source: Link;
  before: string;
  after: string;
  cells?: [string, string][];
}

/**
 * One line of a group: names with `between` between them, quotes, and a remark.
 *
 * `disagreements` say, one for each report, what readers of it read differently.
 */
export interface TieLine {
  ends: Link[];
  quotes: Quote[];
  between: string;
  status?: StatusBadge;
  more: string;
  disagreements: string[];
}

/**
 * Lines under a title that folds them.
 *
 * `count` is shown instead of the number of lines. `more` is said under the last line.
 * `cards` shows the lines as cards, without a count.
 */
export interface Group {
  title: string;
  ties: TieLine[];
  open: boolean;
  count?: number | string;
  more: string;
  cards?: boolean;
}

/**
 * Everything that a panel says.
 *
 * `label` is its name for screen readers. Another `subject` scrolls it to its beginning.
 * Without a `title` there is no heading, and no `kind`, `lead` or `onward` either.
 * `clear` is the text of the button that undoes the choice; without a text there is none.
 * `facts` are pairs of a term and its value. `long` panels are as long as what they say.
 */
export interface Panel {
  label: string;
  groups: Group[];
  subject: string;
  title?: string;
  kind?: string;
  mark?: Mark;
  lead: string;
  onward: Link[];
  note: string;
  facts: [string, string][];
  clear: string;
  long: boolean;
}

/**
 * A stretch of the text: `sought` by the address or not, a `link` where it is a name.
 */
export interface TextPiece {
  text: string;
  sought: boolean;
  link?: Link;
}

/**
 * A paragraph; `kind` is heading or paragraph. Its pieces, joined, are its text.
 */
export interface Paragraph {
  kind: string;
  pieces: TextPiece[];
}

/**
 * The report. Another `sought` scrolls to the first piece that is sought.
 */
export interface ReportView {
  title: string;
  facts: string[];
  lead: string;
  note: string;
  paragraphs: Paragraph[];
  sought: string;
}

/**
 * Rows that are only printed; `more` says how many are left out.
 */
export interface PrintRows {
  columns: string[];
  rows: string[][];
  more: string;
}
