"""The office's file, whatever program wrote it, becomes cells, columns, dates and words of ours."""
