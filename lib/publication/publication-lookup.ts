import 'server-only'
import { UNNAMED_PUBLICATION, type Publication } from './publication'
import { find } from './publication-repository'

/** All settings, past every cache. */
export const findPublication = async (): Promise<Publication> => (await find()) ?? UNNAMED_PUBLICATION

/** What the publication is called and how it is reached, for mails: past every cache. */
export async function findSender(): Promise<Pick<Publication, 'name' | 'email'>> {
  const { name, email } = await findPublication()
  return { name, email }
}

/** The time zone in which the publication keeps its days and schedules. */
export const findTimeZone = async (): Promise<string> => ((await find()) ?? UNNAMED_PUBLICATION).timeZone
