import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from 'react'

/** `main`: what the page is for. `grave`: takes something away. `quiet`: beside others, without a border. */
export type ButtonKind = 'main' | 'plain' | 'grave' | 'quiet'

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { kind?: ButtonKind }

export function Button({ kind = 'plain', type = 'button', className = '', ...rest }: ButtonProps) {
  return <button type={type} className={`admin-button admin-button-${kind} ${className}`.trimEnd()} {...rest} />
}

type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string; kind?: ButtonKind }

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({ kind = 'plain', className = '', children, ...rest }: LinkProps) {
  return (
    <a className={`admin-button admin-button-${kind} ${className}`.trimEnd()} {...rest}>
      {children}
    </a>
  )
}
