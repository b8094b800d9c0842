/** The door of the design system: parts that know no domain word. README.md lists them; dialogs are in `dialog.tsx`. */
export { Button, ButtonLink, type ButtonLook, type ButtonProps } from './button.tsx'
export { CopyText } from './copy.tsx'
export { credentialPicture, type PictureFacts } from './credential-picture.ts'
export { Crumbs, Fairway, type Lane, Lanes, Mark, type Stop } from './fairway.tsx'
export { Check, ChoiceGroup, ErrorSummary, Field, type FieldProps, type Option, type Wiring } from './field.tsx'
export {
  CheckLine,
  FindingCounts,
  FindingList,
  FindingNote,
  type FindingProps,
  type Severity,
  Verdict,
} from './finding.tsx'
export {
  LanguageSwitch,
  languageNames,
  type NavigationLink,
  People,
  Place,
  PublicFrame,
  Saved,
  SkipLink,
  Tabs,
  WorkFrame,
} from './frame.tsx'
export { Icon, type IconName, iconNames } from './icon.tsx'
export { Anchor, type AnchorProps, LinkProvider } from './link.tsx'
export { ListPreview } from './list-preview.tsx'
export { Logo } from './logo.tsx'
export { EmptyState, Log, Notice, Picture, Status } from './notice.tsx'
export { Progress } from './progress.tsx'
export { type Column, Pagination, type RowItem, Rows, Table } from './table.tsx'
export { DefinitionHint, Term } from './term.tsx'
export { type Part, TypeBar } from './type-bar.tsx'
