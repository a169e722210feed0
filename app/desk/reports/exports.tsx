// Owns the ways out of the journal to other programs: one link for each format.
import type { ReactNode } from 'react'
import type { CompanyName } from '../../../shared/protocol/desk/session.ts'
import { exportFormats } from '../../../shared/reports/exports/index.ts'
import { withQuery } from '../data/client.ts'
import { familyText, useDeskText } from '../text.ts'

export function Exports({ company, until }: { company: CompanyName; until: string | undefined }): ReactNode {
  const { d } = useDeskText()
  return (
    <section>
      <h2>{d('reports.export')}</h2>
      <p className="quiet">{d('reports.export.text')}</p>
      <p className="report-exports">
        {Object.values(exportFormats).map((format) => (
          <a
            key={format.name}
            href={`/api/desk${withQuery(`/exports/${format.name}`, { company: company.id, until })}`}
            download
          >
            {familyText(d, 'export', format.name)}
          </a>
        ))}
      </p>
    </section>
  )
}
