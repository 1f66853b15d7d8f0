// The small components all panes are made of.

export { Button, IconButton } from "./button";
export { Dialog } from "./dialog";
export { Empty } from "./empty";
export { Choice, Slider, Switch, TextField } from "./field";
export { Hint } from "./hint";
export { Icon } from "./icon";
export type { IconName } from "./icon";
export { Menu } from "./menu";
export type { Item } from "./menu";
export { Splitter } from "./splitter";
export { Table } from "./table";
export { Tabs } from "./tabs";
export type { Tab } from "./tabs";
export { Toasts } from "./toasts";
export { Tooltip } from "./tooltip";
export { Mark, Verdict } from "./verdict";
