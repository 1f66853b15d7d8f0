// The page of `detente serve`: takes the key out of the address, gets the token, and shows the workbench.

import { key } from "./key"; // before all others
import { render } from "preact";
import { followKeys } from "./keys";
import { followTheme } from "./theme";
import { Door } from "./door";
import "./style/palette.css";
import "./style/base.css";
import "./style/ui.css";
import "./style/shell.css";

const place = document.getElementById("page");
if (place) {
  followTheme();
  followKeys();
  render(<Door linkKey={key} />, place);
}
