'use server'

import { redirect } from 'next/navigation'
import { startArticle } from '@/lib/drafts/draft-commands'
import { formAction } from '@/lib/http/form-action'

export const startArticleAction = formAction('articles:write-own', async ({ signedIn }) => {
  const { value } = await startArticle(signedIn.actor)
  redirect(`/admin/articles/${value.id}`)
})
