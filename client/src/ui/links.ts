import { Button, Menu } from '@mantine/core'
import type { ButtonProps, MenuItemProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, ReactElement } from 'react'
import { createElement } from 'react'

type Anchor = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'color' | 'style'>

/** A button that leads to a screen. */
export const LinkButton = createLink((props: ButtonProps & Anchor): ReactElement => createElement(Button<'a'>, { component: 'a', ...props }))

/** An entry of a menu that leads to a screen. */
export const LinkItem = createLink((props: MenuItemProps & Anchor): ReactElement => createElement(Menu.Item<'a'>, { component: 'a', ...props }))
