// The steps of the tour: where each points, what it says, what it asks for and how it knows that it was done.

import { changes } from "../changes";
import { chosen } from "../chosen";
import type { Pane } from "../layout";

export interface Step {
  readonly title: string;
  readonly says: string;
  /** What to try; Next goes on without it. */
  readonly task: string;
  readonly isDone: () => boolean;
  readonly pane: Pane | "";
  /** The first of these that is there is pointed at. */
  readonly points: readonly string[];
}

const never = (): boolean => false;

export const STEPS: readonly Step[] = [
  {
    title: "Test an account of a crisis",
    says: "An American base is bombed, and a columnist tells what everybody wants and what will follow. Here you see whether it follows from what he says. Two minutes, six steps.",
    task: "",
    isDone: never,
    pane: "",
    points: [],
  },
  {
    title: "The account",
    says: "This is his text. Underlined words carry something in the model: what somebody wants, a deed, a tie, a claim. A dotted line is under sentences nothing uses yet.",
    task: "Click any underlined words.",
    isDone: () => chosen.value !== null,
    pane: "account",
    points: [".account-text", "#pane-account"],
  },
  {
    title: "Who says that who says",
    says: "What an official says has passed through a columnist and two newsrooms. That chain is named above the text, and further speakers are bars in the margin, each within the one who tells it.",
    task: "",
    isDone: never,
    pane: "account",
    points: [".account-told", ".account-head", "#pane-account"],
  },
  {
    title: "The model",
    says: "The same account as a model: what each actor can do, and what it wants, the most important first. Tables and file are two views of one text, and every change can be undone.",
    task: "",
    isDone: never,
    pane: "model",
    points: ["#pane-model"],
  },
  {
    title: "What follows",
    says: "Each claim of the account has a verdict: it holds, fails, depends on how the account is read, or cannot be tested. They change as soon as the model does.",
    task: "Open a claim to see why.",
    isDone: () => chosen.value?.kind === "claim",
    pane: "findings",
    points: [".board", ".board-rows", "#pane-findings"],
  },
  {
    title: "What if",
    says: "Take an assumption away and look at the verdicts: those that turn say what they were before. The model itself stays as it is until you save the change.",
    task: "Switch an assumption off, or move a slider.",
    isDone: () => changes.value.length > 0,
    pane: "whatif",
    points: [".whatif", "#pane-whatif"],
  },
  {
    title: "Your own account",
    says: "Select words in a text to make an assumption of them, or drop a text on the page: it is read into a draft in which everything is proposed, and nothing counts until you accept it. The file menu opens, saves and exports. Press ? for the keys and what the words mean.",
    task: "",
    isDone: never,
    pane: "",
    points: [".bar-title"],
  },
];
