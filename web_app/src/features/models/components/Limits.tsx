import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'

const LIMITS = [
  [
    'They read faces, not minds',
    'No model can tell whether a person who smiles is happy. Don’t base decisions about anyone on it.',
  ],
  [
    'Not at work, not in education',
    'Inferring emotions there is banned in the European Union (AI Act, Article 5(1)(f)). Elsewhere, tell the people in front of the camera (Article 50(3)).',
  ],
  [
    'Accuracy across groups is unknown',
    'FER-2013 does not say who it shows. Accuracy may be lower for people unlike those in it; by how much has not been measured.',
  ],
  [
    'The training labels are disputed',
    'People agree with about 65 % of FER-2013’s labels. Models trained and tested on them inherit the errors.',
  ],
] as const

/** Limits of every model. */
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
