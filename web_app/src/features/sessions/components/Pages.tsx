import Box from '@mui/material/Box'
import Pagination from '@mui/material/Pagination'
import PaginationItem from '@mui/material/PaginationItem'
import { Link } from 'react-router'
import { count } from '@/lib/format'
import { PER_PAGE } from '../logic/urlState'

interface Props {
  page: number
  total: number
  addressOf: (change: { page: number }) => string
}

/** Links to the pages, and the range that is shown. */
export function Pages({ page, total, addressOf }: Props) {
  const pages = Math.ceil(total / PER_PAGE)
  if (pages <= 1) return null
  const last = Math.min(total, page * PER_PAGE)
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: 2 }}>
      <Box component="span" sx={{ fontSize: '0.875rem', color: 'text.secondary' }}>
        {`${count((page - 1) * PER_PAGE + 1)} to ${count(last)} of ${count(total)}`}
      </Box>
      <Pagination
        page={page}
        count={pages}
        siblingCount={1}
        renderItem={(item) => (
          <PaginationItem
            {...item}
            component={Link}
            to={addressOf({ page: item.page ?? 1 })}
            onClick={() => {
              window.scrollTo(0, 0)
            }}
            sx={{ '@media (pointer: coarse)': { minWidth: 40, height: 44 } }}
          />
        )}
      />
    </Box>
  )
}
