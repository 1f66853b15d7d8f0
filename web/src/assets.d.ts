// Style sheets are imported for what they do.
declare module "*.css";

// The widget takes them as text, for a root of its own.
declare module "*.css?inline" {
  const text: string;
  export { text as default };
}
