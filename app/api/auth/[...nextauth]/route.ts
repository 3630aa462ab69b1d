import { askNextAuth } from '@/lib/accounts/next-auth-handler'

export const GET = askNextAuth
export const POST = askNextAuth
