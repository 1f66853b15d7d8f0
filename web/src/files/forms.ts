// What can be exported, as kinds/export.py has it. No DOM.

export interface FormOf {
  readonly key: string;
  readonly title: string;
  readonly says: string;
  readonly of: readonly (readonly [string, string])[];
  /** The feature of the server it takes, and the extra of detente that brings it. */
  readonly needs?: string;
  readonly extra?: string;
}

const PICTURES = [
  ["graph", "The state graph"],
  ["chances", "Chances over time"],
  ["deal", "What can be agreed"],
  ["ties", "Who stands with whom"],
  ["robust", "How often each claim holds"],
] as const;

const TABLES = [
  ["verdicts", "Claims and their verdicts"],
  ["equilibria", "States that are equilibria"],
  ["assumptions", "Assumptions and their quotes"],
  ["indicators", "What to watch for"],
] as const;

export const FORMS: readonly FormOf[] = [
  { key: "report", title: "Report", says: "one page with everything, to be read offline", of: [] },
  { key: "brief", title: "Brief", says: "one page to print", of: [] },
  { key: "docx", title: "Brief, DOCX", says: "the same, for a word processor", of: [], needs: "docx", extra: "texts" },
  { key: "svg", title: "SVG", says: "a picture, for pages and print", of: PICTURES },
  { key: "png", title: "PNG", says: "a picture, for slides", of: PICTURES, needs: "png", extra: "png" },
  { key: "csv", title: "CSV", says: "a table, for spreadsheets", of: TABLES },
  { key: "parquet", title: "Parquet", says: "a table, for data frames", of: TABLES, needs: "parquet", extra: "batch" },
  { key: "prism", title: "PRISM", says: "the chain in time, for PRISM and Storm", of: [] },
  { key: "annotation", title: "Web Annotation", says: "the quotes with their places, as JSON-LD", of: [] },
];

/** Of which pictures and tables a form can be, of a model that has `pictures`. */
export function ofWhich(form: FormOf, pictures: readonly string[]): FormOf["of"] {
  return form.of === PICTURES ? PICTURES.filter(([key]) => key === "robust" || pictures.includes(key)) : form.of;
}
