namespace Events.Infrastructure.Backups;

/// <summary>The database's part of a backup; one implementation per provider.</summary>
internal interface IDatabaseBackup
{
    /// <summary>As the manifest names it.</summary>
    string Name { get; }

    /// <summary>Adds a copy as of one instant; writers go on meanwhile.</summary>
    /// <param name="scratch">A path beside the archive for a temporary file, removed afterwards.</param>
    Task<DatabaseCopy> AddAsync(ArchiveWriter archive, string scratch, CancellationToken cancellationToken);

    /// <summary>Refuses while a server runs; else keeps one from starting until disposed, where that is possible.</summary>
    Task<IAsyncDisposable> KeepServersOutAsync(CancellationToken cancellationToken);

    /// <summary>Everything that can be refused or fail for a while, without changing what is there.</summary>
    /// <param name="replace">Whether rows that are there may go.</param>
    Task PrepareAsync(ArchiveReader archive, bool replace, CancellationToken cancellationToken);

    /// <summary>Puts the archive's database in the place of what is there, in one step: all or nothing.</summary>
    /// <param name="stamp">For the name of what is set aside.</param>
    Task ReplaceAsync(ArchiveReader archive, string stamp, CancellationToken cancellationToken);

    /// <summary>Removes what <see cref="PrepareAsync" /> left.</summary>
    void Discard();
}
