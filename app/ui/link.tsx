import { type AnchorHTMLAttributes, type ComponentType, createContext, type ReactNode, useContext } from 'react'

export type AnchorProps = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }

const Plain = (props: AnchorProps) => <a {...props} />
const LinkContext = createContext<ComponentType<AnchorProps>>(Plain)

/** Says how parts that lead elsewhere make their links: the router's own on working screens. Without it they are plain `<a>`. */
export function LinkProvider({ as, children }: { as: ComponentType<AnchorProps>; children: ReactNode }) {
  return <LinkContext value={as}>{children}</LinkContext>
}

/** A link inside the application, made as `LinkProvider` says. */
export function Anchor(props: AnchorProps) {
  const As = useContext(LinkContext)
  return <As {...props} />
}
