import { NotFound as NotFoundNotice } from '@/components/site/not-found'

/**
 * What Next shows by itself where nothing stands. It is sent along with every page, so it holds no data: the front
 * door answers with `/fronts/not-found` instead, which has the menus and something to read.
 */
export default function NotFound() {
  return <NotFoundNotice />
}
