/**
 * The part of vis-network 9.1.2 that the picture uses. Below `body` and `renderer` its
 * documentation says nothing; they are read and set where telling its data sets is too slow.
 */
import type { Point } from "./drawing/placement.js";

export interface Item {
  id: string;
}

export interface DataSet<T extends Item> {
  readonly length: number;
  /** Without an id it gives everything. */
  get(id: string): T | null;
  getIds(): string[];
  update(items: (Partial<T> & Item)[]): string[];
  remove(ids: string[]): string[];
}

export interface NodeColour {
  background: string;
  border: string;
}

export interface VisNode extends Item {
  title: string;
  x: number;
  y: number;
  size: number;
  color: NodeColour & { highlight: NodeColour; hover: NodeColour };
}

export interface LineColour {
  color: string;
  highlight: string;
  hover: string;
  inherit: false;
  opacity: number;
}

export interface VisEdge extends Item {
  from: string;
  to: string;
  title: string;
  width: number;
  dashes: number[] | false;
  smooth: { enabled: true; type: "curvedCW"; roundness: number } | false;
  /** How strongly it is drawn while nothing is chosen: our own, vis leaves it alone. */
  strength: number;
  color: LineColour;
}

export interface BodyNode extends Item, Point {
  options: { opacity?: number };
}

export interface BodyEdge extends Item {
  options: { color: { color: string }; hidden?: boolean };
}

export interface Body {
  nodes: Record<string, BodyNode>;
  edges: Record<string, BodyEdge>;
}

export interface PointerEvent {
  nodes: string[];
  edges: string[];
  pointer: { canvas: Point };
}

export type Options = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface Network {
  readonly body: Body;
  readonly renderer: { _redraw(): void };
  on(event: "click" | "doubleClick" | "dragEnd", act: (event: PointerEvent) => void): void;
  on(event: "beforeDrawing" | "afterDrawing", act: (context: CanvasRenderingContext2D) => void): void;
  on(event: "resize" | "zoom", act: () => void): void;
  setOptions(options: Options): void;
  setSize(width: string, height: string): void;
  redraw(): void;
  destroy(): void;
  fit(options: { nodes?: string[]; maxZoomLevel: number; animation: false }): void;
  moveTo(options: { position?: Point; scale?: number; animation: false }): void;
  getScale(): number;
  getViewPosition(): Point;
  getPosition(id: string): Point;
  getPositions(ids?: string[]): Record<string, Point>;
  getConnectedNodes(id: string): string[];
  getConnectedEdges(id: string): string[];
  selectNodes(ids: string[], withEdges: boolean): void;
  selectEdges(ids: string[]): void;
  unselectAll(): void;
  canvasToDOM(place: Point): Point;
  DOMtoCanvas(place: Point): Point;
}

export interface Vis {
  DataSet: new <T extends Item>() => DataSet<T>;
  Network: new (
    frame: HTMLElement,
    data: { nodes: DataSet<VisNode>; edges: DataSet<VisEdge> },
    options: Options,
  ) => Network;
}

declare global {
  /** What importing the library leaves behind. */
  var vis: Vis | undefined;
}
