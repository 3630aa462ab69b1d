import 'server-only'
import { notFound } from 'next/navigation'
import { AppError } from '@/lib/errors'

/** What a page is about; where there is none, or none for whoever asks, the page for that. */
export async function foundOr404<Value>(asked: Promise<Value>): Promise<Value> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof AppError && (error.code === 'NOT_FOUND' || error.code === 'FORBIDDEN')) notFound()
    throw error
  }
}
