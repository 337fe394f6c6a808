import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'

const LIMITS = [
  [
    'They read faces, not minds',
    'A smile is a smile; whether the person is happy, no model can tell. Decide nothing about anyone by it.',
  ],
  [
    'Not at work, not in education',
    'Inferring people’s emotions there is banned in the European Union (AI Act, Article 5(1)(f)). Elsewhere, tell the people in front of the camera (Article 50(3)).',
  ],
  [
    'For whom they work is not known',
    'FER-2013 does not say whom it shows. For people unlike those in it, answers may be worse, and nobody has measured by how much.',
  ],
  [
    'What they learned from is disputed',
    'People agree with about 65 % of FER-2013’s labels. Who learns from them errs with them, and is measured by them.',
  ],
] as const

/** What is true of every model here. */
export function Limits() {
  return (
    <Box component="section" aria-labelledby="limits" sx={{ display: 'grid', gap: 1.5 }}>
      <Typography component="h2" variant="h2" id="limits">
        Limits of every model
      </Typography>
      <Box
        component="ul"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fit, minmax(min(18rem, 100%), 1fr))',
          columnGap: 4,
          rowGap: 2,
        }}
      >
        {LIMITS.map(([title, text]) => (
          <li key={title}>
            <Typography component="h3" variant="h3">
              {title}
            </Typography>
            <Typography variant="body2" color="textSecondary" sx={{ textWrap: 'pretty' }}>
              {text}
            </Typography>
          </li>
        ))}
      </Box>
    </Box>
  )
}
