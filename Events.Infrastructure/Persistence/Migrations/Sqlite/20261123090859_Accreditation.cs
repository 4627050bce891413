using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Events.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Accreditation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "one_participation",
                table: "Participations");

            migrationBuilder.AddColumn<string>(
                name: "Answer",
                table: "Participations",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "AnsweredUtc",
                table: "Participations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "AskedUtc",
                table: "Participations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Question",
                table: "Participations",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RejectionCode",
                table: "Participations",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "one_participation",
                table: "Participations",
                columns: new[] { "EventId", "PersonId" },
                unique: true,
                filter: "\"State\" IN ('Draft', 'Submitted', 'InfoRequested', 'Approved', 'Suspended')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "one_participation",
                table: "Participations");

            migrationBuilder.DropColumn(
                name: "Answer",
                table: "Participations");

            migrationBuilder.DropColumn(
                name: "AnsweredUtc",
                table: "Participations");

            migrationBuilder.DropColumn(
                name: "AskedUtc",
                table: "Participations");

            migrationBuilder.DropColumn(
                name: "Question",
                table: "Participations");

            migrationBuilder.DropColumn(
                name: "RejectionCode",
                table: "Participations");

            migrationBuilder.CreateIndex(
                name: "one_participation",
                table: "Participations",
                columns: new[] { "EventId", "PersonId" },
                unique: true,
                filter: "\"State\" IN ('Draft', 'Submitted', 'Approved', 'Suspended')");
        }
    }
}
