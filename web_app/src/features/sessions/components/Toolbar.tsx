import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useState } from 'react'
import { SelectField } from '@/components/SelectField'
import { Icon } from '@/components/Icon'
import { filtersIn, LENGTHS, SORTS, SOURCES, WHOLE, type View } from '../logic/urlState'
import type { ChangeView } from '../useView'
import { DateField } from './DateField'
import { SearchField } from './SearchField'

const named = <T extends string>(names: Record<T, string | { name: string }>) =>
  (Object.entries(names) as [T, string | { name: string }][]).map(([value, name]) => ({
    value,
    name: typeof name === 'string' ? name : name.name,
  }))

/** Search, filters and order. Typing replaces the latest history entry, everything else adds one. */
export function Toolbar({ view, onChange }: { view: View; onChange: ChangeView }) {
  const [open, setOpen] = useState(false)
  const filters = filtersIn(view)
  return (
    <Box role="search" aria-label="Sessions" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
      <SearchField
        value={view.search}
        onChange={(search) => onChange({ search }, { replace: view.search !== '' && search !== '' })}
      />
      <Button
        variant="outlined"
        color="inherit"
        aria-expanded={open}
        startIcon={<Icon name="options" />}
        onClick={() => {
          setOpen(!open)
        }}
        sx={{ display: { lg: 'none' }, flex: '1 0 auto' }}
      >
        {filters > 0 ? `Filters (${String(filters)})` : 'Filters'}
      </Button>
      <Box
        sx={{
          display: { xs: open ? 'flex' : 'none', lg: 'contents' },
          order: { xs: 3, lg: 0 },
          flexWrap: 'wrap',
          gap: 1.5,
          width: '100%',
        }}
      >
        <DateField label="From" value={view.from} max={view.to || undefined} onChange={(from) => onChange({ from })} />
        <DateField label="To" value={view.to} min={view.from || undefined} onChange={(to) => onChange({ to })} />
        <SelectField
          label="Source"
          labelHidden
          value={view.source}
          options={named(SOURCES)}
          onChange={(source) => onChange({ source })}
        />
        <SelectField
          label="Length"
          labelHidden
          value={view.length}
          options={named(LENGTHS)}
          onChange={(length) => onChange({ length })}
        />
        {filters > 0 && (
          <Button color="inherit" onClick={() => onChange({ ...WHOLE, search: view.search, sort: view.sort })}>
            Clear filters
          </Button>
        )}
      </Box>
      <SelectField
        label="Order"
        labelHidden
        value={view.sort}
        options={named(SORTS)}
        onChange={(sort) => onChange({ sort })}
      />
    </Box>
  )
}
