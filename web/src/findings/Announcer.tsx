// Tells screen readers, once verdicts stand, what changed and how many have which.

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { broken } from "../answers";
import { announced } from "./rows";
import type { Row } from "./rows";

/** Verdicts come one after the other: it is told when none came for this long, in ms. */
const CALM = 900;

export function Announcer({ rows, supposing }: { rows: readonly Row[]; supposing: boolean }): JSX.Element {
  const [said, setSaid] = useState("");
  const words = broken.value ? "The file has errors. The verdicts are of the last model without." : announced(rows, supposing);
  useEffect(() => {
    const timer = setTimeout(() => setSaid(words), CALM);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <p class="unseen" role="status">
      {said}
    </p>
  );
}
