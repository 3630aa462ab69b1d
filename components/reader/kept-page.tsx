import type { ReactNode } from 'react'
import type { FormAction } from '@/components/account/live-form.client'
import type { Keepable } from '@/lib/keeping/kept-view'
import { DeviceList } from './device-list.client'
import { DeviceMerge } from './device-merge.client'
import { KeepForm } from './keep-form'
import { SignInToKeep } from './sign-in-to-keep'

type Props = {
  title: string
  path: `/${string}`
  /** What the device keeps of it, for whoever is not signed in. */
  onDevice: 'article' | 'followed'
  timeZone: string
  /** What a link of the list would change, for whoever has no script. */
  keepable: Keepable | null
  changeKept: FormAction
  /** What the account keeps; null where nobody is signed in. */
  children: ReactNode | null
}

/** What a reader keeps: in the account, or for anyone else on the device. */
export function KeptPage({ title, path, onDevice, timeZone, keepable, changeKept, children }: Props) {
  return (
    <div className="kept-page">
      <h1>{title}</h1>
      {children === null ? (
        <>
          <SignInToKeep path={path} />
          <DeviceList kinds={onDevice} timeZone={timeZone} />
        </>
      ) : (
        <>
          <DeviceMerge />
          {keepable && <KeepForm action={changeKept} keepable={keepable} />}
          {children}
        </>
      )}
    </div>
  )
}
