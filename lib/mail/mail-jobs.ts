import 'server-only'
import { handleJob } from '@/lib/jobs/job-worker'
import { mailJob } from './letter'
import { sendMail } from './mail-transport'

export const mailJobs = [handleJob(mailJob, ({ about: _, ...mail }) => sendMail(mail))]
