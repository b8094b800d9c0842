import type { Design } from '@poiju/framework'
import { type ComponentType, createContext } from 'react'
import type { Locale } from '../platform/texts.ts'

/** A place that the studio leaves open at the head of a block of a returned design, for what a later room has to say of it (wiring.tsx). Empty, it looks finished. */
export const StudioPlace = createContext<ComponentType<{ id: string; design: Design; locale: Locale }> | null>(null)
